import type { KnowledgeJson, SuggestionsJson } from '../../api/desk/knowledge-schemas.ts';
import type { CaseInFullJson, CaseJson, MeJson } from '../../api/desk/schemas.ts';

export type { CaseInFullJson, CaseJson, KnowledgeJson, MeJson };
export type Suggestion = SuggestionsJson['suggestions'][number];
export type Proposal = KnowledgeJson['proposals'][number];
export type GapGroup = KnowledgeJson['gaps'][number];
export type AcceptedAlias = KnowledgeJson['aliases'][number];
export type CaseStatus = CaseJson['status'];
export type CasePriority = CaseJson['priority'];
export type CaseKind = CaseJson['kind'];

/** A refusal or an outage, in words for the reader. */
export class RequestFailure extends Error {
  constructor(
    /** HTTP status; 0 = no answer at all */
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

let bearer: string | undefined;

/** In a frame of Flex cookies don't reach us: requests carry the Flex token instead. */
export function actWithToken(token: string): void {
  bearer = token;
}

const signedOut = new Set<() => void>();

/** Called when the server no longer knows who we are. Returns the way to stop. */
export function onSignedOut(listener: () => void): () => void {
  signedOut.add(listener);
  return () => signedOut.delete(listener);
}

/** To be called when an answer says that our session is over. */
export function tellSignedOut(): void {
  signedOut.forEach((listener) => listener());
}

/** A request with what shows who we are; the answer as it comes. */
export function send(path: string, init: RequestInit = {}): Promise<Response> {
  const headers = new Headers(init.headers);
  if (bearer) headers.set('authorization', `Bearer ${bearer}`);
  return fetch(`/api/v1${path}`, { ...init, headers, credentials: 'same-origin' });
}

/** A request of the API and its answer. @throws RequestFailure */
async function exchange(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<Response> {
  const response = await send(path, {
    method,
    ...(body !== undefined && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    ...(signal && { signal }),
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    throw new RequestFailure(0, 'Flexcord does not answer. Check your connection; this page tries again.');
  });
  if (response.ok) return response;
  if (response.status === 401 && !path.startsWith('/session') && path !== '/me') tellSignedOut();
  const answer = (await response.json().catch(() => null)) as { error?: { message?: string } } | null;
  const message = answer?.error?.message ?? `Flexcord answered with an error (${response.status}). Try again.`;
  throw new RequestFailure(response.status, message);
}

async function request<T>(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
  const response = await exchange(method, path, body, signal);
  return (response.status === 204 ? undefined : await response.json()) as T;
}

export interface CasePageJson {
  cases: CaseJson[];
  next: number | null;
}

export const desk = {
  me: () => request<MeJson>('GET', '/me'),
  signIn: (login: string, password: string) => request<MeJson>('POST', '/session', { login, password }),
  signInByLink: (token: string) => request<MeJson>('POST', '/session/link', { token }),
  signOut: () => request<void>('DELETE', '/session'),
  flexOrigins: () => request<{ flexOrigins: string[] }>('GET', '/sign-in-options').then((answer) => answer.flexOrigins),
  people: (signal?: AbortSignal) => request<MeJson[]>('GET', '/people', undefined, signal),
  counts: (signal?: AbortSignal) => request<Record<CaseStatus, number>>('GET', '/counts', undefined, signal),
  list: (query: URLSearchParams, signal?: AbortSignal) =>
    request<CasePageJson>('GET', `/cases?${query.toString()}`, undefined, signal),
  show: (number: number, signal?: AbortSignal) => request<CaseInFullJson>('GET', `/cases/${number}`, undefined, signal),
  attachment: (number: number, message: number, index: number) =>
    exchange('GET', `/cases/${number}/messages/${message}/attachments/${index}`).then((answer) => answer.blob()),
  open: (input: {
    title: string;
    description: string;
    kind: CaseKind;
    priority: CasePriority;
    reporter?: { name: string };
  }) => request<CaseJson>('POST', '/cases', input),
  change: (number: number, changes: { status?: CaseStatus; priority?: CasePriority; assignee?: string | null }) =>
    request<CaseJson>('PATCH', `/cases/${number}`, changes),
  userData: (discordUserId: string) => exchange('GET', `/users/${discordUserId}`).then((answer) => answer.blob()),
  eraseUser: (discordUserId: string) => request<{ workflowId: string }>('DELETE', `/users/${discordUserId}`),
  comment: (number: number, text: string, visibleToReporter: boolean) =>
    request<CaseJson>('POST', `/cases/${number}/comments`, { text, visibleToReporter }),
  suggestions: (number: number, signal?: AbortSignal) =>
    request<SuggestionsJson>('GET', `/cases/${number}/suggestions`, undefined, signal).then(
      (answer) => answer.suggestions,
    ),
  useSuggestion: (number: number, { article, locale, question }: Suggestion) =>
    request<void>('POST', `/cases/${number}/suggestions/used`, { article, locale, question }),
  knowledge: (signal?: AbortSignal) => request<KnowledgeJson>('GET', '/knowledge', undefined, signal),
  acceptAlias: (input: { article: string; locale: string; alias: string; answered: string[] }) =>
    request<void>('POST', '/knowledge/aliases', input),
  removeAlias: ({ article, locale, words }: AcceptedAlias) =>
    request<void>('DELETE', `/knowledge/aliases?${new URLSearchParams({ article, locale, words }).toString()}`),
  declineProposal: ({ article, locale, words }: Proposal) =>
    request<void>('POST', '/knowledge/proposals/decline', { article, locale, words }),
  closeGaps: ({ locale, questions }: GapGroup) =>
    request<void>('POST', '/knowledge/gaps/close', { locale, words: questions.map(({ words }) => words) }),
};
