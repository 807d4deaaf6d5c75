import { median } from '../measure/statistics.ts';
import { startFlexcordSystem } from '../systems/flexcord-system.ts';

export interface StartFigures {
  /** an empty data folder: database and Temporal made anew, ms until ready */
  coldMs: number;
  /** after SIGKILL, on the same data, median, ms until ready */
  restartMs: number;
  restarts: number[];
}

/** How long `npm run app` takes until gateway, api and worker are ready, once everything is built. */
export async function measureStarts(folder: string, restarts: number): Promise<StartFigures> {
  const flexcord = await startFlexcordSystem(folder);
  try {
    const coldMs = flexcord.readyAfter();
    await flexcord.openChats(1);
    const times: number[] = [];
    for (let i = 0; i < restarts; i += 1) {
      await flexcord.restart();
      times.push(flexcord.readyAfter());
    }
    return { coldMs, restartMs: median(times), restarts: times };
  } finally {
    await flexcord.close();
  }
}
