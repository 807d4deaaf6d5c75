import { conversations } from './conversations.ts';

conversations('workflow', { disturbed: false });
