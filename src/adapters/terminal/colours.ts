import { styleText } from 'node:util';

type Style = 'red' | 'yellow' | 'green' | 'blue' | 'dim' | 'bold';

/** A text in a colour, if the stream is a terminal with colours. Node honours NO_COLOR, FORCE_COLOR and TERM=dumb. */
export function styled(style: Style, text: string, stream: NodeJS.WriteStream): string {
  return styleText(style, text, { stream });
}
