/** The first bytes of a zip that is not empty. */
export const ZIP = Buffer.from('504b0304', 'hex');
