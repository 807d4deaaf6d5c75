/** Collects (key, document, weight) and packs them into typed arrays: 10,000 articles must stay far below 300 MB. */
export class PostingsBuilder {
  private keys = new Uint32Array(1 << 14);
  private docs = new Uint32Array(1 << 14);
  private weights = new Float32Array(1 << 14);
  private length = 0;

  add(key: number, doc: number, weight: number): void {
    if (this.length === this.keys.length) this.grow();
    this.keys[this.length] = key;
    this.docs[this.length] = doc;
    this.weights[this.length] = weight;
    this.length++;
  }

  private grow(): void {
    const size = this.keys.length * 2;
    const bigger = <T extends Uint32Array | Float32Array>(from: T, to: T): T => (to.set(from), to);
    this.keys = bigger(this.keys, new Uint32Array(size));
    this.docs = bigger(this.docs, new Uint32Array(size));
    this.weights = bigger(this.weights, new Float32Array(size));
  }

  /** @param keyCount keys are 0 … keyCount - 1. */
  pack(keyCount: number): Postings {
    const starts = new Uint32Array(keyCount + 1);
    for (let i = 0; i < this.length; i++) starts[this.keys[i]! + 1]!++;
    for (let key = 0; key < keyCount; key++) starts[key + 1]! += starts[key]!;
    const next = starts.slice(0, keyCount);
    const docs = new Uint32Array(this.length);
    const weights = new Float32Array(this.length);
    for (let i = 0; i < this.length; i++) {
      const at = next[this.keys[i]!]!++;
      docs[at] = this.docs[i]!;
      weights[at] = this.weights[i]!;
    }
    return { starts, docs, weights };
  }
}

export interface Postings {
  /** Postings of key k stand at starts[k] … starts[k + 1] - 1. */
  starts: Uint32Array;
  docs: Uint32Array;
  weights: Float32Array;
}
