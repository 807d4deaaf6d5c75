import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const PLACES = [
  process.env.CHROMIUM_PATH ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/** A headless browser of this machine. @throws Error saying how to install one when there is none. */
export async function startChromium(): Promise<Browser> {
  const executablePath = PLACES.find((place) => place && existsSync(place));
  if (!executablePath) {
    throw new Error(
      'No Chromium was found (CHROMIUM_PATH, /usr/bin). Install one, on Debian with: apt-get install -y chromium',
    );
  }
  return chromium.launch({ executablePath, args: ['--no-sandbox'] });
}
