import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../src/config/project-paths.ts';
import { buildWithout, PROTECTIONS } from '../../src/launch/chaos/without.ts';

/** The long proof (`npm run chaos -- --without …`) is worth nothing once the code it takes away stands somewhere else. */
describe('protections that a chaos run can do without', () => {
  for (const [name, changes] of Object.entries(PROTECTIONS)) {
    it(`${name}: the code that is taken away is there, once`, () => {
      for (const { file, find } of changes)
        expect(readFileSync(path.join(projectRoot, file), 'utf8').split(find)).toHaveLength(2);
    });
  }

  it('can be taken away: the copy of the sources is built', { timeout: 120_000 }, async () => {
    const build = await buildWithout('dedupe');
    try {
      expect(existsSync(path.join(build.dist, 'main.js'))).toBe(true);
    } finally {
      await build.remove();
    }
  });
});
