import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readDataSet } from '../evaluation/data-set.ts';
import { loadMind } from '../mind.ts';
import { knowledgeFolder } from '../model-folder.ts';
import { readHandoff } from './detect.ts';

describe('readHandoff', async () => {
  const { classifier } = await loadMind();
  const root = join(knowledgeFolder('articles'), '..', '..', 'eval', 'development');
  const folders = (await readdir(root)).filter((name) => name.startsWith('handoff'));
  const rows = (await Promise.all(folders.map((name) => readDataSet(join(root, name), null)))).flatMap(
    ({ handoff }) => handoff,
  );

  it.each([...new Set(rows.map(({ lang }) => lang))])('keeps its precision and recall in %s', (lang) => {
    const read = rows
      .filter((row) => row.lang === lang)
      .map((row) => ({ wanted: row.handoff, given: readHandoff(row.text, lang, classifier).verdict === 'handoff' }));
    const right = read.filter(({ wanted, given }) => wanted && given).length;
    expect(right / read.filter(({ given }) => given).length).toBeGreaterThanOrEqual(0.95);
    expect(right / read.filter(({ wanted }) => wanted).length).toBeGreaterThanOrEqual(
      lang === 'en' || lang === 'th' ? 0.94 : 0.85,
    );
  });

  it('asks back when in doubt', () => {
    expect(readHandoff('can someone help', 'en', classifier).verdict).not.toBe('handoff');
    expect(readHandoff('', 'en', classifier)).toEqual({ verdict: 'none', score: 0 });
  });
});

describe('a message that names nobody', async () => {
  const { classifier } = await loadMind();

  it.each([
    ['date please', 'en'],
    ['louder please!', 'en'],
    ['Ya', 'en'],
    ['ช่วยด้วยครับ', 'th'],
    ['환불받고 싶어요', 'ko'],
    ['je veux être remboursé', 'fr'],
  ])('"%s" is no wish for a person', (text, language) => {
    expect(readHandoff(text, language, classifier).verdict).toBe('none');
  });

  it('not knowing how to reach somebody is a wish', () => {
    expect(readHandoff("I don't know how to speak to an agent", 'en', classifier).verdict).toBe('handoff');
    expect(readHandoff("I don't want to speak to an agent", 'en', classifier).verdict).toBe('none');
  });
});
