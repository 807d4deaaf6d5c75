/**
 * Lines of an input, split at "\n" only: JSON may hold U+2028 and its like, which `node:readline` takes for ends of lines. A byte
 * order mark in front is left out, and bytes that are not UTF-8 become U+FFFD.
 */
export async function* linesOf(input: AsyncIterable<string | Buffer> | Iterable<string>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let open = '';
  for await (const part of input) {
    open += decoder.decode(typeof part === 'string' ? Buffer.from(part) : part, { stream: true });
    const lines = open.split('\n');
    open = lines.pop()!;
    yield* lines;
  }
  yield open + decoder.decode();
}
