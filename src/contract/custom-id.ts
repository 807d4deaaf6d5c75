import type { UserAction } from '../domain/conversation/events.ts';

/**
 * What the buttons under our Discord messages carry. Discord gives 100 characters (components/reference) and returns
 * them as they were, perhaps weeks later, so the form is versioned and anything unknown is refused kindly by the gateway.
 */
const PREFIX = 'fc1';

/** Letters of the longest article id that a button can carry beside what it says of it. */
export const LONGEST_ARTICLE_ID = 84;

/** Text of a button's `custom_id` for an action of a user on a conversation. */
export function buildCustomId(action: UserAction): string {
  switch (action.name) {
    case 'start':
    case 'handoff':
    case 'close':
    case 'stay':
      return `${PREFIX}:${action.name}`;
    case 'reopen':
      return `${PREFIX}:reopen:${action.caseNumber}`;
    case 'rate':
      return `${PREFIX}:rate:${action.caseNumber ?? 0}:${action.score}`;
    case 'helpful':
      return `${PREFIX}:helpful:${action.yes ? 'yes' : 'no'}:${action.articleId}`;
    case 'article':
      return `${PREFIX}:article:${action.locale}:${action.articleId}`;
  }
}

/** The action of a `custom_id` made by `buildCustomId`; null when it isn't one of ours. */
export function parseCustomId(customId: string): UserAction | null {
  const [prefix, name, a, ...rest] = customId.split(':');
  if (prefix !== PREFIX) return null;
  const tail = rest.join(':');
  switch (name) {
    case 'start':
    case 'handoff':
    case 'close':
    case 'stay':
      return { name };
    case 'reopen':
      return positive(a) === null ? null : { name, caseNumber: positive(a)! };
    case 'rate': {
      const score = Number(tail);
      return score >= 1 && score <= 5 && Number.isInteger(score) ? { name, caseNumber: positive(a), score } : null;
    }
    case 'helpful':
      return (a === 'yes' || a === 'no') && tail !== '' ? { name, yes: a === 'yes', articleId: tail } : null;
    case 'article':
      return a && tail !== '' ? { name, locale: a, articleId: tail } : null;
    default:
      return null;
  }
}

function positive(text: string | undefined): number | null {
  const n = Number(text);
  return Number.isSafeInteger(n) && n > 0 ? n : null;
}
