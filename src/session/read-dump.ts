import type { Notice } from '../core/dump/notice';
import type { ResourceSink, SourceResource } from '../core/dump/source';
import { ModelBuilder } from '../core/model/build';
import type { Model } from '../core/model/types';
import { RowIndex } from '../core/rows/row-index';
import type { Summary, SummaryCounter } from '../core/summary/counts';
import type { Progress } from './questions';

/** What a dump is after it has been read: all that is kept of it. */
export interface ReadDump {
  readonly model: Model;
  readonly notices: readonly Notice[];
  readonly rows: RowIndex;
  readonly summary: Summary;
}

/**
 * Takes what a reader reports and makes of it what a session needs. The counter is a separate chunk
 * of the worker, unless it is given: resources found before it is loaded wait until `counted`.
 */
export class DumpSink implements ResourceSink {
  private readonly builder = new ModelBuilder();
  private readonly rows = new RowIndex();
  private readonly loading = import('../core/summary/counts');
  private uncounted: SourceResource[] = [];
  private counter: SummaryCounter | undefined;

  constructor(counter?: SummaryCounter) {
    this.counter = counter;
  }

  resource(resource: SourceResource): void {
    this.builder.resource(resource);
    if (this.counter === undefined) this.uncounted.push(resource);
    else this.counter.add(resource);
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

  /** Counts what waits for it. To be called now and then, so that little does, and before `finish`. */
  async counted(): Promise<void> {
    if (this.counter !== undefined) return;
    const { SummaryCounter } = await this.loading;
    this.counter = new SummaryCounter();
    for (const resource of this.uncounted) this.counter.add(resource);
    this.uncounted = [];
  }

  /** Counts so far. */
  found(): Progress['found'] {
    const { listeners, clusters, endpoints_total, secrets } = this.summary('');
    return { listeners, clusters, endpoints: endpoints_total, secrets };
  }

  finish(format: string): ReadDump {
    const model = this.builder.finish(format);
    return {
      model,
      notices: model.notices,
      rows: this.rows,
      summary: this.summary(format),
    };
  }

  private summary(format: string): Summary {
    if (this.counter === undefined) throw new Error('nothing is counted yet');
    return this.counter.summary(format);
  }
}
