/** Why a request came to nothing, as a sentence for people without anything secret; another try mends nothing. */
export class NetworkError extends Error {
  override readonly name = 'NetworkError';
}
