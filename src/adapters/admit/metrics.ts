import { Counter, Gauge, Histogram, Registry } from 'prom-client';

/** Reads a number when the metrics are asked for. */
type Reading = () => number;

export interface Readings {
  /** Images whose verdict is remembered. */
  readonly remembered: Reading;
  readonly waiting: Reading;
  /** Age of the vulnerability database in seconds; NaN if it is unknown. */
  readonly databaseAge: Reading;
  /** Seconds until the certificate of the server ends. */
  readonly certificateLeft: Reading;
}

/** What the server counts, for Prometheus. Times are in seconds. */
export class AdmitMetrics {
  readonly #registry = new Registry();
  readonly #reviews = new Counter({
    name: 'assay_admit_reviews_total',
    help: 'Requests that were answered, by path and answer.',
    labelNames: ['path', 'allowed'],
    registers: [this.#registry],
  });
  readonly #images = new Counter({
    name: 'assay_admit_images_total',
    help: 'Images in these requests, by decision, and whether the verdict was remembered.',
    labelNames: ['decision', 'remembered'],
    registers: [this.#registry],
  });
  readonly #reviewSeconds = new Histogram({
    name: 'assay_admit_review_seconds',
    help: 'Time from a request to its answer.',
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [this.#registry],
  });
  readonly #judgeSeconds = new Histogram({
    name: 'assay_admit_judge_seconds',
    help: 'Time of the gate for one image whose verdict was not remembered.',
    buckets: [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60],
    registers: [this.#registry],
  });
  readonly #policyFaults = new Gauge({
    name: 'assay_admit_policy_stale',
    help: '1 if the policy file cannot be read now, so that the one before it is in force.',
    registers: [this.#registry],
  });

  constructor(readings: Readings) {
    const registers = [this.#registry];
    const gauge = (name: string, help: string, read: Reading) =>
      new Gauge({
        ...{ name, help, registers },
        collect() {
          this.set(read());
        },
      });
    gauge('assay_admit_remembered', 'Images whose verdict is remembered.', readings.remembered);
    gauge('assay_admit_waiting', 'Images that wait to be judged.', readings.waiting);
    gauge('assay_admit_database_age_seconds', 'Age of the vulnerability database.', readings.databaseAge);
    gauge('assay_admit_certificate_seconds', 'Time until the certificate ends.', readings.certificateLeft);
  }

  review(path: string, isAllowed: boolean, seconds: number): void {
    this.#reviews.inc({ path, allowed: String(isAllowed) });
    this.#reviewSeconds.observe(seconds);
  }

  image(decision: string, isRemembered: boolean): void {
    this.#images.inc({ decision, remembered: String(isRemembered) });
  }

  judged(seconds: number): void {
    this.#judgeSeconds.observe(seconds);
  }

  policyIsStale(isStale: boolean): void {
    this.#policyFaults.set(isStale ? 1 : 0);
  }

  /** The text of `/metrics`, and its media type. */
  async text(): Promise<{ readonly type: string; readonly body: string }> {
    return { type: this.#registry.contentType, body: await this.#registry.metrics() };
  }
}
