/** A call that a stand-in refused, in its own words; status 0 = no answer at all. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/** A control call of the sandbox that serves this page. @throws Refusal */
export async function call<T>(
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  body?: unknown,
): Promise<T> {
  const init =
    body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const response = await fetch(`/control${path}`, { method, ...init }).catch(() => {
    throw new Refusal(0, 'The sandbox does not answer. Is it still running? Your text is kept; try again.');
  });
  const answer = (await response.json().catch(() => null)) as { error?: string; message?: string } | null;
  if (!response.ok) {
    const why = answer?.error ?? answer?.message ?? `The sandbox answered with an error (${response.status}).`;
    throw new Refusal(response.status, why);
  }
  return answer as T;
}

/** A file as the control interfaces take it. */
export async function base64Of(file: File): Promise<string> {
  const url = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as string);
    reader.onerror = () => reject(new Refusal(0, `The file ${file.name} can't be read.`));
    reader.readAsDataURL(file);
  });
  return url.slice(url.indexOf(',') + 1);
}

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
