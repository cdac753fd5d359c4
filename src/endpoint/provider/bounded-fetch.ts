/** Far more than any description, key set or answer with a token has. */
const mostBytes = 512 * 1024;

/** No answer from the provider, or one that nobody could read. It may be asked again. */
export class ProviderAway extends Error {
  override name = 'ProviderAway';
}

/** As `fetcher`, but follows no redirect and takes in no more than a bound. Throws ProviderAway when no whole answer came. */
export function boundedFetch(fetcher: typeof fetch) {
  return async (url: string, options: object): Promise<Response> => {
    try {
      const response = await fetcher(url, { ...options, redirect: 'manual' });
      const { status, headers } = response;
      const body = await readAtMost(response);
      return new Response([204, 205, 304].includes(status) ? null : body, { status, headers });
    } catch (error) {
      if (error instanceof ProviderAway) throw error;
      throw new ProviderAway('no whole answer came', { cause: error });
    }
  };
}

async function readAtMost({ body }: Response): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop ends the answer.
  for await (const chunk of body ?? []) {
    size += chunk.length;
    if (size > mostBytes) throw new ProviderAway('the answer is too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
