import { type HandoffClassifier, loadHandoffClassifier } from './handoff/classifier.ts';
import { knowledgeFolder } from './model-folder.ts';
import { loadWeights, type Weights } from './search/weights.ts';
import { loadWordVectors, type WordVectors } from './vectors/word-vectors.ts';

/** The fitted parts that ship with Flexcord, the same for every folder of articles. */
export interface Mind {
  vectors: WordVectors;
  weights: Weights;
  classifier: HandoffClassifier;
}

/** Reads the model folder, the shipped one by default. @throws when a file is missing or does not fit this version. */
export async function loadMind(folder: string = knowledgeFolder('model')): Promise<Mind> {
  const [vectors, weights, classifier] = await Promise.all([
    loadWordVectors(folder),
    loadWeights(folder),
    loadHandoffClassifier(folder),
  ]);
  return { vectors, weights, classifier };
}
