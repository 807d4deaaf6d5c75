import { conversations } from './conversations.ts';

conversations('studio', { disturbed: true });
