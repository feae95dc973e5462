import type { Notice } from '../core/dump/notice';
import type { ResourceSink } from '../core/dump/source';
import { ModelBuilder } from '../core/model/build';
import type { Model } from '../core/model/types';
import { RowIndex } from '../core/rows/row-index';
import type { Summary, SummaryCounter } from '../core/summary/counts';
import type { Progress } from './questions';

/** What a dump is after it has been read: all that is kept of it. */
export interface Reading {
  readonly model: Model;
  readonly notices: readonly Notice[];
  readonly rows: RowIndex;
  readonly summary: Summary;
}

/** Takes what a reader finds and makes of it what a session needs. The counter is a fresh one. */
export class ReadingSink implements ResourceSink {
  private readonly builder = new ModelBuilder();
  private readonly counter: SummaryCounter;
  private readonly rows = new RowIndex();

  constructor(counter: SummaryCounter) {
    this.counter = counter;
  }

  resource(resource: Parameters<ResourceSink['resource']>[0]): void {
    this.builder.resource(resource);
    this.counter.add(resource);
    this.rows.add(resource);
  }

  section(...[kind, place]: Parameters<ResourceSink['section']>): void {
    this.builder.section(kind);
    this.rows.section(place);
  }

  notice(notice: Notice): void {
    this.builder.notice(notice);
  }

  otherRow(lastUpdated: string): void {
    this.builder.otherRow(lastUpdated);
  }

  /** Counts so far. */
  found(): Progress['found'] {
    const { listeners, clusters, endpoints_total, secrets } = this.counter.summary('');
    return { listeners, clusters, endpoints: endpoints_total, secrets };
  }

  finish(format: string): Reading {
    const model = this.builder.finish(format);
    return {
      model,
      notices: model.notices,
      rows: this.rows,
      summary: this.counter.summary(format),
    };
  }
}
