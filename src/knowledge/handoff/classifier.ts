import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { handoffFeatures } from './classifier-features.ts';

interface Model {
  version: number;
  bits: number;
  /** Largest absolute weight; the stored weights are shares of it. */
  scale: number;
  bias: number;
  handoffFrom: number;
  unsureFrom: number;
  /** Base64 of 2^bits signed bytes. */
  weights: string;
}

/** A small logistic regression over words and letter groups (`knowledge/model/handoff.json`, made by `scripts/knowledge/train-handoff.ts`). */
export class HandoffClassifier {
  readonly handoffFrom: number;
  readonly unsureFrom: number;
  private readonly weights: Int8Array;

  constructor(private readonly model: Model) {
    const bytes = Buffer.from(model.weights, 'base64');
    this.weights = new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.handoffFrom = model.handoffFrom;
    this.unsureFrom = model.unsureFrom;
  }

  /** Probability that a normalised message asks for a person. */
  score(plain: string, language: string): number {
    const features = handoffFeatures(plain, language, this.model.bits);
    let sum = 0;
    for (const [feature, value] of features) sum += this.weights[feature]! * value;
    const logit = this.model.bias + (sum * this.model.scale) / 127;
    return 1 / (1 + Math.exp(-logit));
  }
}

/** Reads the classifier of a model folder. */
export async function loadHandoffClassifier(folder: string): Promise<HandoffClassifier> {
  return new HandoffClassifier(JSON.parse(await readFile(join(folder, 'handoff.json'), 'utf8')) as Model);
}
