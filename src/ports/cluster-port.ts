/** A request to the API of a cluster. */
export interface ClusterRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below the server, without a slash at its beginning. */
  readonly path: string;
  readonly body?: object;
}

/** What the API of a cluster answered. */
export interface ClusterAnswer {
  readonly status: number;
  readonly body: Uint8Array;
  /** The header `Warning`. Empty if there is none. */
  readonly warning: string;
}

/** A Kubernetes cluster. */
export interface Cluster {
  /** Throws `cluster-unavailable` if there is no answer. Every status is an answer. */
  send(request: ClusterRequest): Promise<ClusterAnswer>;
}
