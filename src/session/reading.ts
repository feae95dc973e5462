import { JqIndex } from '../core/describe/jq-index';
import type { Notice } from '../core/dump/notice';
import type { ResourceSink } from '../core/dump/source';
import { ModelBuilder } from '../core/model/build';
import type { Model } from '../core/model/types';
import { type Summary, SummaryCounter } from '../core/summary/counts';
import type { Progress } from './questions';

/** What a dump is after it has been read: all that is kept of it. */
export interface Reading {
  readonly model: Model;
  readonly notices: readonly Notice[];
  readonly jq: JqIndex;
  readonly summary: Summary;
}

/** Takes what a reader finds and makes of it what a session needs. */
export class Gatherer implements ResourceSink {
  private readonly builder = new ModelBuilder();
  private readonly counter = new SummaryCounter();
  private readonly jq = new JqIndex();

  resource(resource: Parameters<ResourceSink['resource']>[0]): void {
    this.builder.resource(resource);
    this.counter.add(resource);
    this.jq.add(resource);
  }

  section(...[kind, place]: Parameters<ResourceSink['section']>): void {
    this.builder.section(kind);
    this.jq.section(place);
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
    return { model, notices: model.notices, jq: this.jq, summary: this.counter.summary(format) };
  }
}
