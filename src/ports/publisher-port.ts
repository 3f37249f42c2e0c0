/** One message about a run, for people. `line` and `column` count from 1. Title and message are one safe line each. */
export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice';
  readonly title: string;
  readonly message: string;
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
}

/** Where a run is told to people and programs: GitHub's runner, or a terminal. */
export interface Publisher {
  /** Prints lines, without control characters. */
  lines(lines: readonly string[]): void;
  annotations(annotations: readonly Annotation[]): void;
  /** Keeps an audit event that has no place in the evidence folder. */
  event(line: string): void;
  /** Shows the Markdown summary. */
  summary(markdown: string): Promise<void>;
  /** Shows the whole result as one JSON document, if it was requested: the text of `report.json`. */
  document(render: () => string): void;
  /** Writes the result as JUnit XML, if it was requested. */
  junit(render: () => string): void;
  /**
   * Writes outputs for later steps. The first one, which says how the run ended, is written last: if a write fails, its
   * earlier value remains. Answers whether all were written; if not, the log says why, and the run must fail.
   */
  outputs(outputs: object): boolean;
}
