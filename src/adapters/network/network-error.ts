/** Why a request failed, as a sentence for people without secrets. Another try would fail in the same way. */
export class NetworkError extends Error {
  override readonly name = 'NetworkError';
}
