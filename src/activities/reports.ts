import { failedBecause, isFinal } from '../contract/vendor-failure.ts';
import type { OutgoingMessage } from '../discord/discord-adapter.ts';
import { caseName, type CaseRecord, type CaseStatus } from '../domain/case/case-record.ts';
import type { Notice } from '../domain/case/case-rules.ts';
import { expiryOf, FILES_FIELD, readFiles } from '../domain/case/report-files.ts';
import { textsFor } from '../domain/text/texts.ts';
import { escapeMarkdown } from '../domain/text/escape-markdown.ts';
import { excerpt } from '../domain/text/split.ts';
import { leavesFileBehind, mayHaveHappened, withHeartbeats } from './attempt.ts';
import type { CaseWorkflowActivities, CaseWorkflowDeps, PostedReport } from './case-workflow.ts';
import { findOwnPost, messageNonce, NONCE_WINDOW, postUnlessRemoved } from './own-posts.ts';

type Files = NonNullable<OutgoingMessage['files']>;

/** Discord's default limit per file (reference, "Uploading Files"). */
const FILE_LIMIT = 10 * 1024 * 1024;
/** And of a whole request, 25 MiB, less the rest of it: a form takes five files. */
const FILES_LIMIT = 24 * 1024 * 1024;

/** Discord's limits of an embed (resources/message, "Embed Limits"): title 256, description 4,096, field 1,024, 6,000 in all. */
const TITLE = 250;
const DESCRIPTION = 4_000;
const FIELD = 1_000;
const MOST_FIELDS = 3;
const WHOLE = 5_800;

const COLOURS: Record<CaseStatus, number> = {
  new: 0x5865f2,
  open: 0xfaa61a,
  pending: 0x9b59b6,
  solved: 0x3ba55d,
  closed: 0x747f8d,
};

/** What a case does in Discord: its post in the reports' channel, and messages to its reporter. */
export function createReportActivities(
  deps: CaseWorkflowDeps,
): Pick<CaseWorkflowActivities, 'postReport' | 'updateReportPost' | 'notifyReporter'> {
  return {
    postReport: ({ record }) => withHeartbeats(() => postReport(deps, record)),
    async updateReportPost({ record }) {
      if (record.post === null) return;
      try {
        await deps.discord.edit(record.post.channelId, record.post.messageId, reportMessage(record));
      } catch (error) {
        if (!failedBecause(error, 'notFound')) throw error;
      }
    },
    notifyReporter: ({ record, notice }) => notifyReporter(deps, record, notice),
  };
}

async function postReport({ discord, reportChannels }: CaseWorkflowDeps, record: CaseRecord): Promise<PostedReport> {
  const name = record.kind === 'feature' ? reportChannels.feature : reportChannels.bug;
  const channel = await discord.channelByName(name);
  if (!channel) {
    const variable = record.kind === 'feature' ? 'FEATURE_CHANNEL' : 'BUG_CHANNEL';
    const advice = `Run "npm run setup -- discord", or name another one with ${variable}.`;
    return notPosted(record, `Not posted: the server has no channel #${name}. ${advice}`);
  }
  const message = reportMessage(record);
  const nonce = messageNonce(`case:${record.number}:post`);
  try {
    // Looked up even at the first attempt: a run that was cut off may have posted it, long ago.
    const earlier = await findOwnPost(discord, channel.id, record.createdAt, message.content);
    if (earlier) return { post: { channelId: channel.id, messageId: earlier.id }, files: namesOf(record) };
    const { files, names } = await filesOf(discord, record);
    const { id, carried } = await postWithFiles(discord, channel.id, message, files, nonce);
    return { post: { channelId: channel.id, messageId: id }, files: carried ? names : namesOf(record, notCarried) };
  } catch (error) {
    if (failedBecause(error, 'alreadyExists'))
      return notPosted(record, `It was posted in #${name}, and somebody has removed the post.`);
    if (!failedBecause(error, 'forbidden', 'notFound')) throw error;
    const rights = '"View Channel", "Read Message History", "Send Messages", "Embed Links" and "Attach Files"';
    return notPosted(
      record,
      `Not posted: the bot may not read and write in #${name}. Give it the permissions ${rights} there.`,
    );
  }
}

/** The post is what keeps a report's files: without it whoever needs them must know in time. */
function notPosted(record: CaseRecord, why: string): PostedReport {
  const next = 'The case stands; it is tried again when its status changes.';
  return { post: null, reason: [why, next, filesLost(record)].filter((part) => part !== '').join(' ') };
}

/** Only the addresses of the files are with the case, and Discord lets them expire. */
function filesLost(record: CaseRecord): string {
  const ends = readFiles(record.fields[FILES_FIELD]).map((file) => expiryOf(file.url));
  if (ends.length === 0) return '';
  const known = ends.filter((end) => end !== null);
  const until =
    known.length === 0
      ? 'for about a day'
      : `until ${new Date(Math.min(...known)).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  return `Its files are not kept: the addresses in the field "${FILES_FIELD}" work ${until}. Download what you need by then.`;
}

/** Files that Discord does not take must not keep the report from being seen. */
async function postWithFiles(
  discord: CaseWorkflowDeps['discord'],
  channelId: string,
  message: OutgoingMessage,
  files: Files,
  nonce: string,
): Promise<{ id: string; carried: boolean }> {
  if (files.length === 0) return { ...(await discord.post(channelId, message, nonce)), carried: true };
  try {
    return { ...(await discord.post(channelId, { ...message, files }, nonce)), carried: true };
  } catch (error) {
    if (!leavesFileBehind(error)) throw error;
    return { ...(await discord.post(channelId, message, nonce)), carried: false };
  }
}

function notCopied(filename: string, why: string): string {
  return `${filename} (could not be copied: ${why})`;
}

function notCarried(filename: string): string {
  return notCopied(filename, 'Discord refused it');
}

function namesOf(record: CaseRecord, name = (filename: string): string => filename): string | null {
  const files = readFiles(record.fields[FILES_FIELD]);
  return files.length === 0 ? null : files.map((file) => name(file.filename)).join('\n');
}

/** The bytes of the report's files; one that can't be had any more is named all the same. */
async function filesOf(
  discord: CaseWorkflowDeps['discord'],
  record: CaseRecord,
): Promise<{ files: Files; names: string | null }> {
  const listed = readFiles(record.fields[FILES_FIELD]);
  const files: Files = [];
  const names: string[] = [];
  let room = FILES_LIMIT;
  for (const file of listed) {
    try {
      const data = await discord.download(file.url, Math.min(FILE_LIMIT, room));
      room -= data.byteLength;
      files.push({ name: file.filename, contentType: file.contentType, data });
      names.push(file.filename);
    } catch (error) {
      if (!isFinal(error)) throw error;
      names.push(notCopied(file.filename, error.reason));
    }
  }
  return { files, names: listed.length === 0 ? null : names.join('\n') };
}

/** The post of a report. Its content is the same for ever, so that it is found again; the embed shows what changes. */
function reportMessage(record: CaseRecord): OutgoingMessage {
  const texts = textsFor('en').cases;
  const answers = Object.entries(record.fields).filter(([label]) => label !== FILES_FIELD);
  const content = `**${caseName(record.number)}** · ${record.kind === 'feature' ? 'feature request' : 'bug report'}`;
  const title = excerpt(escapeMarkdown(record.title), TITLE);
  const fields = [
    ...answers
      .slice(0, MOST_FIELDS)
      .map(([label, answer]) => ({ name: label.slice(0, 50), value: clip(escapeMarkdown(answer), FIELD) })),
    { name: 'Status', value: texts.status[record.status], inline: true },
    { name: 'Reported by', value: clip(escapeMarkdown(record.reporter.name), 100), inline: true },
  ];
  const rest = fields.reduce((sum, field) => sum + field.name.length + field.value.length, title.length);
  const embed = {
    title,
    description: clip(escapeMarkdown(record.description), Math.min(DESCRIPTION, WHOLE - rest)),
    color: COLOURS[record.status],
    fields,
    timestamp: new Date(record.createdAt).toISOString(),
  };
  return { content, embeds: [embed] };
}

/** Cut with an ellipsis; line breaks stay. */
function clip(text: string, limit: number): string {
  return text.length <= limit ? text : `${text.slice(0, limit - 1).replace(/[\uD800-\uDBFF\\]$/, '')}…`;
}

async function notifyReporter(
  deps: CaseWorkflowDeps,
  record: CaseRecord,
  notice: Notice,
): Promise<'told' | 'unreachable'> {
  const userId = record.reporter.discordUserId;
  if (userId === null) return 'unreachable';
  const content = noticeText(record, notice);
  const nonce = messageNonce(`case:${record.number}:${notice.id}`);
  // A run that continued as new may have told it before: then this is the first attempt of an old notice.
  const look = mayHaveHappened() || Date.now() - notice.at > NONCE_WINDOW;
  const tell = async (channelId: string): Promise<'told'> => {
    const earlier = look ? await findOwnPost(deps.discord, channelId, notice.at, content) : null;
    if (!earlier) await postUnlessRemoved(deps.discord, channelId, { content }, nonce);
    return 'told';
  };
  try {
    return await tell(await openReporterDm(deps, record, userId));
  } catch (error) {
    if (!failedBecause(error, 'dmClosed', 'forbidden', 'notFound')) throw error;
  }
  const thread = (await deps.store.people.find(userId))?.threadChannelId ?? null;
  if (thread === null) return 'unreachable';
  try {
    // Whoever left the server is out of it, and back in the server still is: nobody would read what is posted there.
    await deps.discord.addToThread(thread, userId);
    return await tell(thread);
  } catch (error) {
    if (failedBecause(error, 'forbidden', 'notFound')) return 'unreachable';
    throw error;
  }
}

/** The channel is noted, so that an answer is found there after a gap of the gateway, even one of somebody who never wrote. */
async function openReporterDm({ discord, store }: CaseWorkflowDeps, record: CaseRecord, discordUserId: string) {
  const dmChannelId = await discord.openDm(discordUserId);
  const known = await store.people.find(discordUserId);
  const { name } = record.reporter;
  await store.people.remember({
    discordUserId,
    username: known?.username ?? name,
    displayName: known?.displayName ?? name,
    locale: null,
    dmChannelId,
  });
  return dmChannelId;
}

function noticeText(record: CaseRecord, notice: Notice): string {
  const texts = textsFor(record.locale ?? 'en').cases;
  const name = caseName(record.number);
  const title = excerpt(escapeMarkdown(record.title), 120);
  if (notice.kind === 'comment') return `${texts.commented(name, title)}\n${quoted(notice.text)}`.slice(0, 2_000);
  const news = texts.statusChanged(name, title, texts.status[notice.status]);
  return (notice.message === null ? news : `${news}\n${quoted(notice.message)}`).slice(0, 2_000);
}

/** Words of people stand out from ours. */
function quoted(text: string): string {
  return text
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n');
}
