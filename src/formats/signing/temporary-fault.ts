/** Answers of a service or network that is busy or fails for a short time. Rekor answers 409 if two requests collide. */
const TEMPORARY =
  /\b(?:409|429|500|502|503|504)\b|connection (?:refused|reset)|closed (?:network connection|response body)|broken pipe|timeout|EOF/i;
const TOO_LARGE = /\b413\b|too large/i;

/** Whether a message of cosign is about something that may be over a moment later. */
export function isTemporary(stderr: string): boolean {
  return TEMPORARY.test(stderr) && !isTooLarge(stderr);
}

/** Whether a server refused a request for its size. */
export function isTooLarge(text: string): boolean {
  return TOO_LARGE.test(text);
}
