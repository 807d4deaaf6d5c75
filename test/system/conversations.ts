import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DeliveryFaults } from '../../src/sandbox/twilio/control-client.ts';
import { PATIENCE, RunningSystem } from '../support/system.ts';
import { endings } from './scenarios/ending.ts';
import { erasing } from './scenarios/erasing.ts';
import { handoffs } from './scenarios/handoff.ts';
import { english } from './scenarios/people.ts';
import { places } from './scenarios/places.ts';
import { relaying } from './scenarios/relay.ts';
import { reports } from './scenarios/reports.ts';

/** Each webhook comes twice, 50 to 800 ms late, and about every second one is overtaken by the next. */
export const DISTURBED: DeliveryFaults = { duplicateProbability: 1, delayMs: [50, 800], reorder: true, seed: 3 };

/**
 * Every conversation that people can have, side by side in one system. The same in both routing modes, and the same when
 * webhooks and gateway events come twice, late and in another order.
 */
export function conversations(routing: 'workflow' | 'studio', options: { disturbed: boolean }): void {
  describe(`conversations, ROUTING=${routing}${options.disturbed ? ', webhooks doubled, late and re-ordered' : ''}`, () => {
    let system: RunningSystem;
    beforeAll(async () => {
      system = await RunningSystem.start({ ROUTING: routing });
      if (options.disturbed) {
        await system.twilio.setDelivery(DISTURBED);
        await system.discord.setDelivery({ duplicateProbability: 1 });
      }
    }, 2 * PATIENCE);
    afterAll(() => system?.close());

    test('while nobody is there, users keep their place in line', { timeout: 2 * PATIENCE }, async () => {
      const [first, second] = [await system.join('First'), await system.join('Second')];
      await first.say(english.wantPerson);
      expect((await first.reads(english.created, PATIENCE)).content).toContain('You are next in line');
      await second.say(english.wantPerson);
      expect((await second.reads(english.created, PATIENCE)).content).toContain('1 conversation is ahead of you');
      await Promise.all([system.signIn('Ann Keeper'), system.signIn('Ben Ward')]);
      await Promise.all([system.accept(first), system.accept(second)]);
    });

    describe('side by side', { timeout: 3 * PATIENCE }, () => {
      handoffs(() => system);
      relaying(() => system);
      endings(() => system);
      places(() => system);
      reports(() => system);
      if (!options.disturbed) erasing(() => system);
    });
  });
}
