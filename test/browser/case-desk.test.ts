import type { Browser, BrowserContext, Page } from 'playwright-core';
import { mkdirSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startChromium } from '../support/chromium.ts';
import { FIRST_ADMIN_TOKEN, startDeskServer, type DeskServer } from '../support/desk-server.ts';

/** Pictures of the pages, for people, when SCREENSHOTS names a folder. */
const pictures = process.env.SCREENSHOTS;

let server: DeskServer;
let browser: Browser;
let around: Server;
let aroundOrigin: string;
let number: number;

beforeAll(async () => {
  around = createServer((request, response) => {
    const frame = new URL(request.url ?? '/', 'http://x').searchParams.get('frame') ?? '';
    response.setHeader('content-type', 'text/html');
    response.end(`<iframe src="${frame}" width="380" height="700"></iframe><script>
      addEventListener('message', (event) => {
        if (event.data.type === 'flexcord:token-wanted') event.source.postMessage({ type: 'flexcord:token', token: 'flex-token' }, event.origin);
      });</script>`);
  });
  // Another site than the desk's 127.0.0.1: the browser keeps the desk's cookies away, as it does inside Flex.
  await new Promise<void>((resolve) => around.listen(0, '127.0.0.1', resolve));
  aroundOrigin = `http://localhost:${(around.address() as { port: number }).port}`;
  const frames = [aroundOrigin, aroundOrigin.replace('localhost', '127.0.0.1')];
  [server, browser] = await Promise.all([startDeskServer(frames), startChromium()]);
  await server.store.users.add({ login: 'ann', name: 'Ann', role: 'admin', password: 'correct horse' });
  await server.store.users.add({ login: 'reader', name: 'Reader', role: 'viewer', password: 'correct horse' });
  number = await someCases(server);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await server?.close();
  await new Promise((resolve) => around?.close(resolve));
});

/** A few cases as a day leaves them; the number of the one with a conversation. */
async function someCases({ store }: DeskServer): Promise<number> {
  const base = { locale: 'en', channel: 'discord', fields: {}, workflowId: null, description: '' } as const;
  const open = async (key: string, title: string, more: object = {}): Promise<number> => {
    const reporter = { discordUserId: '1001', name: 'Somchai' };
    const input = {
      ...base,
      key,
      title,
      kind: 'support' as const,
      priority: 'normal' as const,
      reporter,
      episode: null,
      at: Date.now() - 7_200_000,
      ...more,
    };
    return (await store.cases.open(input)).record.number;
  };
  for (let index = 0; index < 30; index++)
    await open(`old-${index}`, `Older question number ${index}`, { at: Date.now() - 864_000_000 });
  await open('bug', 'Game crashes on the loading screen after the update', {
    kind: 'bug',
    priority: 'high',
    fields: { Platform: 'Windows 11', Steps: '1. Start\n2. Wait' },
  });
  await open('feature', 'Dark mode for the map, please', { kind: 'feature', priority: 'low' });
  const talked = await open('talk', 'ซื้อเพชรแล้วไม่ได้รับของในเกม', {
    priority: 'urgent',
    locale: 'th',
    description: 'ซื้อเพชร 500 เม็ดเมื่อคืนนี้ แต่ยังไม่เข้าบัญชี',
  });
  await store.episodes.upsert({
    discordUserId: '1001',
    episode: '9',
    workflowId: 'conversation-1001',
    caseNumber: talked,
    phase: 'agent',
    agentName: 'Bo',
  });
  const said = { discordUserId: '1001', episode: '9', source: 'discord' as const, attachments: [] };
  const start = Date.now() - 3_600_000;
  await store.transcript.record([
    { ...said, sourceId: '1', from: 'user', authorName: 'Somchai', text: 'สวัสดีครับ ผมซื้อเพชรแล้วไม่ได้รับของ', at: start },
    {
      ...said,
      sourceId: '2',
      source: 'flexcord',
      from: 'bot',
      authorName: null,
      text: 'ลองปิดแล้วเปิดเกมใหม่ก่อนนะคะ ถ้ายังไม่ได้ บอกได้เลยค่ะ',
      at: start + 1,
    },
    {
      ...said,
      sourceId: '3',
      from: 'user',
      authorName: 'Somchai',
      text: 'ขอคุยกับเจ้าหน้าที่ครับ',
      at: start + 2,
      attachments: [{ filename: 'receipt.png', contentType: 'image/png', size: 84_000, ref: 'discord:1/2/3' }],
    },
    {
      ...said,
      sourceId: '4',
      source: 'flexcord',
      from: 'system',
      authorName: null,
      text: `Case C-${talked} created. You are being transferred.`,
      at: start + 3,
    },
    {
      ...said,
      sourceId: '5',
      source: 'twilio',
      from: 'agent',
      authorName: 'Bo',
      text: 'Hello, Bo here. I can see your purchase; one moment.',
      at: start + 4,
    },
  ]);
  return talked;
}

/** Runs in the page: how far its content reaches beyond its width. */
const overflow = (body: { scrollWidth: number; clientWidth: number }): number =>
  Math.max(0, body.scrollWidth - body.clientWidth);

describe('case desk in a browser', () => {
  let context: BrowserContext;
  let page: Page;
  let problems: string[];
  beforeEach(async () => {
    context = await browser.newContext({ viewport: { width: 1280, height: 860 } });
    page = await watched(context);
  });
  afterEach(async () => {
    await context.close();
    expect(problems).toEqual([]);
  });

  const watched = async (of: BrowserContext): Promise<Page> => {
    const next = await of.newPage();
    problems = [];
    next.on('pageerror', (error) => problems.push(error.message));
    next.on('console', (line) => {
      // Refused requests are part of what is tested.
      if (line.type() === 'error' && !/Failed to load resource|net::ERR/.test(line.text())) problems.push(line.text());
    });
    return next;
  };
  const signIn = async (login = 'ann'): Promise<void> => {
    await page.getByLabel('Login').fill(login);
    await page.getByLabel('Password').fill('correct horse');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('link', { name: 'Case desk' }).waitFor();
  };
  const picture = async (name: string, of: Page = page): Promise<void> => {
    if (!pictures) return;
    mkdirSync(pictures, { recursive: true });
    await of.screenshot({ path: path.join(pictures, `${name}.png`) });
  };
  const lines = () => page.locator('.case-line');

  it('asks for a sign-in, says what was wrong, and goes on to the page that was wanted', async () => {
    await page.goto(`${server.address}/desk/cases/${number}`);
    await page.getByLabel('Login').fill('ann');
    await page.getByLabel('Password').fill('wrong');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('alert').getByText('Login or password is wrong').waitFor();
    await picture('sign-in');
    await signIn();
    await page.getByRole('heading', { name: `C-${number}` }).waitFor();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByLabel('Login').waitFor();
  });

  it('signs in by a link once and keeps its token out of the address', async () => {
    const ann = await server.store.users.find('ann');
    const token = await server.store.users.issue(ann?.id ?? 0, 'link', { lifetime: 60_000 });
    const link = `${server.address}/desk/sign-in?token=${token}&next=/desk/cases/${number}`;
    await page.goto(link);
    await page.getByRole('heading', { name: `C-${number}` }).waitFor();
    expect(page.url()).toBe(`${server.address}/desk/cases/${number}`);
    await page.goto(link);
    await page.getByRole('heading', { name: `C-${number}` }).waitFor();
    const other = await browser.newContext();
    const stranger = await other.newPage();
    await stranger.goto(link);
    await stranger.getByText('was used already').waitFor();
    await other.close();
  });

  it('signs the first admin in by token, each time, also into a frame of the same site', async () => {
    const link = `${server.address}/desk/first-admin?token=${FIRST_ADMIN_TOKEN}&next=/desk/cases/${number}&embedded=1`;
    const sameSite = aroundOrigin.replace('localhost', '127.0.0.1');
    for (const _time of ['first', 'second']) {
      await context.clearCookies();
      await page.goto(`${sameSite}/?frame=${encodeURIComponent(link)}`);
      const inside = page.frameLocator('iframe');
      await inside.getByRole('heading', { name: `C-${number}` }).waitFor();
      expect(await inside.getByRole('navigation').count()).toBe(0);
    }
  });

  it('asks for a new sign-in when the session has ended, and goes on where the reader was', async () => {
    await page.goto(`${server.address}/desk/cases/${number}`);
    await signIn();
    await page.getByText('สวัสดีครับ').waitFor();
    await server.store.users.setPassword('ann', 'correct horse');
    await page.getByRole('button', { name: 'receipt.png' }).click();
    await page.getByText('You were signed out').waitFor();
    await signIn();
    await page.getByText('สวัสดีครับ').waitFor();
  });

  it('lists, filters, searches and pages, with the keyboard too', async () => {
    await page.goto(`${server.address}/desk`);
    await signIn();
    await expect.poll(() => lines().count()).toBe(25);
    await picture('list');
    await page.getByRole('button', { name: 'Show more' }).click();
    await expect.poll(() => lines().count()).toBe(33);
    await page.getByLabel('Kind').selectOption('bug');
    await expect.poll(() => lines().count()).toBe(1);
    expect(page.url()).toContain('kind=bug');
    await page.goBack();
    await expect.poll(() => lines().count()).toBeGreaterThan(1);
    await page.keyboard.press('/');
    await page.keyboard.type('ไม่ได้รับของ');
    await expect.poll(() => lines().count()).toBe(1);
    await page.getByLabel('Search cases').fill('');
    await expect.poll(() => lines().count()).toBeGreaterThan(1);
    await page.getByRole('heading', { name: 'Cases' }).click();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: `C-${number}` }).waitFor();
    await page.keyboard.press('u');
    await lines().first().waitFor();
    await page.getByRole('button', { name: 'Closed' }).click();
    await page.getByText('No cases here').waitFor();
    await page.keyboard.press('?');
    await page.getByRole('dialog').getByText('Write a comment').waitFor();
    await picture('keys');
  });

  it('shows a case and changes it; another window follows live', async () => {
    await page.goto(`${server.address}/desk/cases/${number}`);
    await signIn();
    await page.getByText('สวัสดีครับ').waitFor();
    const other = await context.newPage();
    await other.goto(`${server.address}/desk/cases/${number}`);
    await other.getByText('สวัสดีครับ').waitFor();

    const downloaded = page.waitForEvent('download');
    await page.getByRole('button', { name: 'receipt.png' }).click();
    expect((await downloaded).suggestedFilename()).toBe('receipt.png');

    await page.getByLabel('Status').selectOption('open');
    await page.getByLabel('Priority').selectOption('high');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Assign to me' }).click();
    await page.getByLabel('Comment').fill('Refund asked for at the payment provider.');
    await page.getByLabel('Comment').press('Control+Enter');
    await page.locator('.timeline').getByText('Refund asked for').waitFor();

    await other.locator('.timeline').getByText('Refund asked for').waitFor({ timeout: 10_000 });
    expect(await other.getByLabel('Status').inputValue()).toBe('open');
    expect(await other.getByLabel('Assignee').inputValue()).toBe('ann');
    await picture('case');
    await page.emulateMedia({ colorScheme: 'dark' });
    await picture('case-dark');

    await page.getByLabel('Status').selectOption('closed');
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
    expect(await page.getByLabel('Status').inputValue()).toBe('open');
    await server.store.transcript.record([
      {
        discordUserId: '1001',
        episode: '9',
        source: 'discord',
        sourceId: '6',
        from: 'user',
        authorName: 'Somchai',
        text: 'Thank you, live!',
        attachments: [],
        at: Date.now(),
      },
    ]);
    await other.getByText('Thank you, live!').waitFor({ timeout: 10_000 });
  });

  it('hands out what is kept of a user, and erases it when that is confirmed', async () => {
    const reporter = { discordUserId: '20002', name: 'มาลี ผู้เล่นที่มีชื่อยาวมากเป็นพิเศษ' };
    const { record } = await server.store.cases.open({
      ...{ key: 'gone', kind: 'support', title: 'Forget me', description: '', locale: 'th', priority: 'normal' },
      ...{ channel: 'discord', fields: {}, workflowId: null, episode: null, at: Date.now(), reporter },
    });
    await page.goto(`${server.address}/desk/cases/${record.number}`);
    await signIn();
    const data = page.getByRole('region', { name: 'All data of' });
    const downloaded = page.waitForEvent('download');
    await data.getByRole('button', { name: 'Download' }).click();
    expect((await downloaded).suggestedFilename()).toBe('discord-20002.json');
    await picture('user-data');
    await data.getByRole('button', { name: 'Erase' }).click();
    await picture('user-data-erase');
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
    expect(await server.store.cases.find(record.number)).not.toBeNull();
    await data.getByRole('button', { name: 'Erase' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Erase for good' }).click();
    await page.getByText(`There is no case C-${record.number}.`).waitFor({ timeout: 10_000 });
  });

  it('opens a case', async () => {
    await page.goto(`${server.address}/desk`);
    await signIn();
    await lines().first().waitFor();
    await page.keyboard.press('n');
    await page.getByLabel('Title').fill('Asked by phone');
    await page.getByLabel('What is it about?').fill('<b>Not bold</b>');
    await page.getByLabel('Kind').selectOption('task');
    await picture('new-case');
    await page.getByRole('button', { name: 'Open case' }).click();
    await page.getByRole('heading', { name: 'Asked by phone' }).waitFor();
    await page.getByText('<b>Not bold</b>').waitFor();
    await page.getByText('Task by Ann').waitFor();
  });

  it('keeps what a viewer can not do out of reach', async () => {
    await page.goto(`${server.address}/desk/cases/${number}`);
    await signIn('reader');
    await page.getByText('สวัสดีครับ').waitFor();
    expect(await page.getByLabel('Status').isDisabled()).toBe(true);
    expect(await page.getByLabel('Comment').count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Erase' }).count()).toBe(0);
    expect(await page.getByRole('link', { name: 'New case' }).count()).toBe(0);
  });

  it('says when the server is away and comes back by itself', async () => {
    await page.goto(`${server.address}/desk`);
    await signIn();
    await lines().first().waitFor();
    await server.pause();
    await page.getByText('Live updates are interrupted').waitFor();
    await page.getByRole('button', { name: 'Solved' }).click();
    await page.getByRole('alert').getByText('does not answer').waitFor();
    await picture('away');
    await server.resume();
    await page.getByText('No cases here').waitFor({ timeout: 20_000 });
    expect(await page.getByText('Live updates are interrupted').count()).toBe(0);
  });

  it('links to the documentation of the API', async () => {
    await page.goto(`${server.address}/desk`);
    await signIn();
    await page.getByRole('link', { name: 'API', exact: true }).click();
    await page.getByText('One case with timeline and transcript').waitFor();
    await picture('api');
  });

  it('stands in a narrow frame of another site, signed in by the token it hands over', async () => {
    const frame = encodeURIComponent(`${server.address}/desk/cases/${number}?embedded=1`);
    await page.goto(`${aroundOrigin}/?frame=${frame}`);
    const inside = page.frameLocator('iframe');
    await inside.getByRole('heading', { name: `C-${number}` }).waitFor();
    expect(await inside.getByRole('navigation').count()).toBe(0);
    expect(await inside.locator('body').evaluate(overflow)).toBe(0);
    await picture('frame');
    await inside.getByRole('link', { name: 'All cases' }).click();
    await inside.locator('.case-line').first().waitFor();
    expect(await inside.getByRole('navigation').count()).toBe(0);
    expect(await inside.locator('body').evaluate(overflow)).toBe(0);
    await picture('frame-list');
  });
});
