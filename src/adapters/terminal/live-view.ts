import { createLogUpdate } from 'log-update';
import { plain } from '../../domain/text.ts';
import type { Progress, Transfer } from '../../ports/runner-port.ts';
import { styled } from './colours.ts';

const REFRESH_MS = 100;
const MILLION = 1_000_000;

interface Step {
  readonly name: string;
  readonly since: number;
}

interface Download {
  readonly name: string;
  readonly total: number | undefined;
  readonly since: number;
  bytes: number;
}

/**
 * The steps and downloads of a run while it goes on: rewritten in place in a terminal, and one plain line for each step
 * that ended elsewhere (a pipe, `TERM=dumb`).
 */
export class LiveView implements Progress {
  readonly #stream: NodeJS.WriteStream;
  readonly #update: ReturnType<typeof createLogUpdate> | undefined;
  readonly #steps = new Set<Step>();
  readonly #downloads = new Set<Download>();
  #timer: NodeJS.Timeout | undefined;

  constructor(stream: NodeJS.WriteStream, terminal = process.env.TERM) {
    this.#stream = stream;
    if (stream.isTTY && terminal !== 'dumb') this.#update = createLogUpdate(stream);
  }

  step(name: string): (isDone: boolean) => void {
    const step = { name, since: performance.now() };
    this.#steps.add(step);
    this.#show();
    return (isDone) => {
      if (!this.#steps.delete(step)) return;
      const mark = isDone ? styled('green', '✓', this.#stream) : styled('red', '✗', this.#stream);
      this.print(`${mark} ${name} ${styled('dim', seconds(step.since), this.#stream)}`);
    };
  }

  download(name: string, total?: number): Transfer {
    const download = { name: plain(name, 60), total, since: performance.now(), bytes: 0 };
    this.#downloads.add(download);
    this.#show();
    return {
      add: (bytes) => {
        download.bytes += bytes;
      },
      end: () => {
        this.#downloads.delete(download);
      },
    };
  }

  /** Prints a safe line above what goes on. */
  print(text: string): void {
    this.#update?.clear();
    this.#stream.write(`${text}\n`);
    this.#draw();
  }

  /** Shows nothing any more, until another step begins. */
  end(): void {
    if (this.#timer === undefined) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#steps.clear();
    this.#downloads.clear();
    this.#update?.clear();
    this.#update?.done();
  }

  #show(): void {
    if (this.#update === undefined) return;
    this.#timer ??= setInterval(() => this.#draw(), REFRESH_MS).unref();
    this.#draw();
  }

  #draw(): void {
    if (this.#update === undefined || this.#timer === undefined) return;
    const steps = [...this.#steps].map(({ name, since }) => `… ${name} ${seconds(since)}`);
    const downloads = [...this.#downloads].map((one) => `  ↓ ${one.name} ${amountOf(one)}`);
    this.#update([...steps, ...downloads].join('\n'));
  }
}

/** `12.3 of 45.6 MB, 4.1 MB/s` */
function amountOf({ bytes, total, since }: Download): string {
  const rate = bytes / Math.max(0.1, (performance.now() - since) / 1000);
  const whole = total === undefined ? '' : ` of ${megabytes(total)}`;
  return `${megabytes(bytes)}${whole} MB, ${megabytes(rate)} MB/s`;
}

function megabytes(bytes: number): string {
  return (bytes / MILLION).toFixed(1);
}

function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}
