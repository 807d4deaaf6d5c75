import { killed } from './scenarios/kills.ts';

killed('workflow');
killed('studio');
