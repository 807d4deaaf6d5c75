import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser, BrowserContext, Locator, Page, WebSocketRoute } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startOwnSystem, type OwnSystem } from '../../src/launch/own-system.ts';
import { startChromium } from '../support/chromium.ts';

/** Pictures of the page, for people, when SCREENSHOTS names a folder. */
const pictures = process.env.SCREENSHOTS;

const PATIENCE_MS = 30_000;
const START_MS = 240_000;
const CONVERSATION_MS = 180_000;

/** A 1 × 1 pixel PNG. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const file = (name: string) => ({ name, mimeType: 'image/png', buffer: PICTURE });

let system: OwnSystem;
let browser: Browser;

beforeAll(async () => {
  [system, browser] = await Promise.all([startOwnSystem({}, () => undefined), startChromium()]);
}, START_MS);
afterAll(async () => {
  await browser?.close();
  await system?.close();
}, START_MS);

/** Runs in the page: how far its content reaches beyond its width. */
const tooWide = (html: { scrollWidth: number; clientWidth: number }): number => html.scrollWidth - html.clientWidth;

/** Runs in the page: how much of a scroller lies below what is seen. */
const isBelow = (box: { scrollHeight: number; scrollTop: number; clientHeight: number }): number =>
  Math.round(box.scrollHeight - box.scrollTop - box.clientHeight);

describe('sandbox page in a browser', () => {
  let context: BrowserContext;
  let page: Page;
  let problems: string[];

  beforeEach(async () => {
    context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-US' });
    context.setDefaultTimeout(PATIENCE_MS);
    page = await context.newPage();
    problems = [];
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (line) => {
      // The embedded desk asks who is signed in before it has its token.
      if (line.type() === 'error' && !/Failed to load resource|net::ERR|WebSocket/.test(line.text()))
        problems.push(line.text());
    });
  });
  afterEach(async () => {
    await context.close();
    expect(problems).toEqual([]);
  });

  const picture = async (name: string): Promise<void> => {
    if (!pictures) return;
    mkdirSync(pictures, { recursive: true });
    await page.screenshot({ path: path.join(pictures, `sandbox-${name}.png`) });
  };
  const discord = (): Locator => page.getByRole('region', { name: 'Discord' });
  const desktop = (): Locator => page.getByRole('region', { name: 'Agent desktop' });
  const said = (text: string | RegExp): Locator => discord().locator('discord-message', { hasText: text });
  const inChat = (text: string | RegExp): Locator => desktop().getByRole('log', { name: 'Transcript' }).getByText(text);
  const userSays = async (text: string): Promise<void> => {
    await discord()
      .getByRole('textbox', { name: /^Message/ })
      .fill(text);
    await page.keyboard.press('Enter');
  };
  const agentSays = async (text: string): Promise<void> => {
    await desktop()
      .getByRole('textbox', { name: /^Reply to/ })
      .fill(text);
    await page.keyboard.press('Enter');
  };
  const become = async (name: string): Promise<void> => {
    const select = discord().getByLabel('Discord user');
    const value = await select.locator('option', { hasText: name }).getAttribute('value');
    await select.selectOption(value);
  };
  const open = async (): Promise<void> => {
    await page.goto(system.sandbox);
    await discord()
      .getByRole('textbox', { name: /^Message/ })
      .waitFor();
  };
  const currentStep = (name: string): Locator => page.locator('.steps [aria-current]').getByText(name, { exact: true });

  it(
    'holds a whole conversation from both sides',
    async () => {
      await open();
      await discord()
        .getByRole('button', { name: /raid token/ })
        .click();
      await discord().getByRole('button', { name: 'Talk to a person' }).waitFor();
      await currentStep('Bot').waitFor();
      await userSays('I want to talk to a real person please');
      await said(/Case C-\d+ was created/).waitFor();
      const offer = desktop().getByRole('alert').filter({ hasText: 'Incoming: Mia' });
      await currentStep('Waiting for an agent').waitFor();
      expect(await offer.getByRole('timer').textContent()).toMatch(/^\d+ s$/);
      await picture('offer');
      await offer.getByRole('button', { name: 'Accept' }).click();

      await inChat('How do I get my raid token back').waitFor();
      await said(/Ann Keeper has joined/).waitFor();
      await currentStep('Ann Keeper').waitFor();
      const desk = page.frameLocator('iframe[title="Case desk"]');
      await desk.getByRole('heading', { name: /C-\d+/ }).waitFor();
      const workflow = await page.getByRole('link', { name: 'Workflow' }).getAttribute('href');
      expect(workflow).toMatch(/\/namespaces\/default\/workflows\/conversation-\d+$/);

      await agentSays('Hi Mia, this is Ann. I am looking into your raid.');
      await said('I am looking into your raid.').waitFor();
      await userSays('My trainer code is 1235');
      await inChat('My trainer code is 1235').waitFor();
      await said('My trainer code is 1235').dblclick();
      await discord().getByLabel('Edit message').fill('My trainer code is 1234');
      await page.keyboard.press('Enter');
      await inChat('My trainer code is 1234').waitFor();
      expect(await inChat('My trainer code is 1235').count()).toBe(0);

      await discord().locator('input[type=file]').setInputFiles(file('bridge.png'));
      await discord().getByRole('button', { name: 'Send message' }).click();
      await desktop().getByRole('img', { name: 'bridge.png' }).waitFor();
      await desktop().locator('input[type=file]').setInputFiles(file('receipt.png'));
      await agentSays('Here is the receipt.');
      await discord().getByRole('img', { name: 'receipt.png' }).waitFor();
      await desktop()
        .locator('.line.own', { hasText: 'looking into your raid' })
        .getByRole('button', { name: 'Edit' })
        .click();
      await desktop().getByLabel('Edit message').fill('Hi Mia, this is Ann. I have returned the token.');
      await page.keyboard.press('Enter');
      await said('I have returned the token.').waitFor();
      expect(await said('I am looking into your raid.').count()).toBe(0);
      await picture('conversation');

      const belowMessages = () => discord().getByRole('log').evaluate(isBelow);
      const belowTranscript = () => desktop().locator('.transcript').evaluate(isBelow);
      await page.setViewportSize({ width: 1000, height: 500 });
      await expect.poll(belowMessages).toBe(0);
      await expect.poll(belowTranscript).toBe(0);
      // Who has gone up to read stays there, whatever the window does.
      await discord()
        .getByRole('log')
        .evaluate((box: { scrollTop: number }) => (box.scrollTop = 0));
      // The page hears of it with the next frame: a window that changes before that is as good as no going up.
      await page.evaluate('new Promise((heard) => requestAnimationFrame(() => requestAnimationFrame(() => heard())))');
      await page.setViewportSize({ width: 1280, height: 800 });
      await expect.poll(belowTranscript).toBe(0);
      expect(await belowMessages()).toBeGreaterThan(0);

      await desktop().getByRole('button', { name: 'End chat' }).click();
      await said(/has ended/).waitFor();
      await desktop().getByRole('button', { name: 'Complete' }).click();
      await desktop().getByText('No tasks').waitFor();
      await currentStep('Ended').waitFor();
      await discord().getByRole('button', { name: /^5/ }).last().click();
      await said(/Thank you for your rating/).waitFor();
      expect(await said('I have returned the token.').count()).toBe(1);
      await picture('ended');
    },
    CONVERSATION_MS,
  );

  it(
    'takes a report in Thai by a command and its form',
    async () => {
      await open();
      await become('สมชาย');
      await discord()
        .getByRole('textbox', { name: /^Message/ })
        .fill('/แจ้ง');
      await discord().getByRole('listbox').getByRole('option', { name: /แจ้งบั๊ก/ }).waitFor();
      await page.keyboard.press('Enter');
      const form = page.getByRole('dialog', { name: 'แจ้งบั๊ก' });
      const [title, details] = [form.getByRole('textbox').nth(0), form.getByRole('textbox').nth(1)];
      await title.fill('เกมเด้งตอนโหลดแผนที่');
      await details.fill('เปิดเกมแล้วค้างที่หน้าโหลด ลองสองครั้งแล้ว');
      await form.getByRole('radio').nth(2).check();
      await form.locator('input[type=file]').setInputFiles(file('screen.png'));
      await picture('form');
      await form.getByRole('button', { name: 'Submit' }).click();
      const confirmed = said(/C-\d+/);
      await confirmed.getByText('Only you can see this').waitFor();
      await discord()
        .getByRole('button', { name: /^Server/ })
        .click();
      await discord()
        .getByRole('button', { name: /bug-report/ })
        .click();
      await said('เกมเด้งตอนโหลดแผนที่').waitFor();
      await picture('report');
    },
    CONVERSATION_MS,
  );

  it(
    'talks in a private thread when direct messages are closed',
    async () => {
      await open();
      await become('Kenji');
      await discord().getByRole('button', { name: 'User settings' }).click();
      const settings = page.getByRole('dialog');
      const allowed = settings.getByRole('checkbox', { name: /Allow direct messages/ });
      // The box shows what Discord has taken, a moment after the click.
      await allowed.click();
      await expect.poll(() => allowed.isChecked()).toBe(false);
      await page.keyboard.press('Escape');
      await discord()
        .getByRole('button', { name: /^Server/ })
        .click();
      await discord().getByRole('button', { name: 'support', exact: true }).click();
      await discord()
        .getByRole('button', { name: /Get help/ })
        .click();
      await discord().locator('button.channel.thread').click();
      await discord().getByText('Private: only you and staff').waitFor();
      await discord().locator('discord-message').first().waitFor();
      await userSays('How do I get my raid token back?');
      // The greeting, the question, the answer.
      await discord().locator('discord-message').nth(2).waitFor();
      await picture('thread');
    },
    CONVERSATION_MS,
  );

  it('says that it is cut off, and shows what was missed when it is back', async () => {
    let cut = false;
    const sockets: WebSocketRoute[] = [];
    await page.routeWebSocket(/\/control\/.*\/events$/, (socket) => {
      if (cut) return void socket.close();
      socket.connectToServer();
      sockets.push(socket);
    });
    await open();
    cut = true;
    await Promise.all(sockets.splice(0).map((socket) => socket.close()));
    await page.getByText('Connection to the sandbox lost').waitFor();
    await picture('lost');
    const answer = await fetch(`${system.sandbox}/control/discord/users`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username: 'late', globalName: 'Late Guest', locale: 'en-US' }),
    });
    expect(answer.ok).toBe(true);
    cut = false;
    await discord()
      .getByLabel('Discord user')
      .locator('option', { hasText: 'Late Guest' })
      .waitFor({ state: 'attached' });
    expect(await page.getByText('Connection to the sandbox lost').count()).toBe(0);
  });

  it('says that the bot is away until it is connected', async () => {
    await page.route('**/discord/gateway/sessions', (route) => route.fulfill({ json: [] }));
    await open();
    const away = discord().getByRole('status').filter({ hasText: 'is not connected' });
    await away.waitFor();
    await picture('bot-away');
    await page.unroute('**/discord/gateway/sessions');
    await fetch(`${system.sandbox}/control/discord/gateway/disconnect`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code: 4000 }),
    });
    await away.waitFor({ state: 'detached' });
  });

  it('fits on a tablet, one side at a time', async () => {
    await page.setViewportSize({ width: 768, height: 1000 });
    await open();
    const overflow = () => page.locator('html').evaluate(tooWide);
    expect(await overflow()).toBe(0);
    expect(await desktop().isVisible()).toBe(false);
    await page.getByRole('tab', { name: /Agent desktop/ }).click();
    await desktop().getByLabel('Availability').waitFor();
    expect(await discord().isVisible()).toBe(false);
    expect(await overflow()).toBe(0);
    await picture('tablet');
  });
});
