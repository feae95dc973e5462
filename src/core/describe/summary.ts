/** Counts of a dump (shared corpus' rule): bodies as they stand in the file, nothing merged. */
export interface Summary {
  /** The wrapper's name. */
  readonly format: string;
  readonly listeners: number;
  readonly filter_chains: number;
  readonly transport_sockets: Readonly<Record<string, number>>;
  readonly clusters: number;
  readonly transport_socket_matches: number;
  readonly endpoints_total: number;
  readonly endpoints_with_tsm_metadata: number;
  readonly secrets: number;
}
