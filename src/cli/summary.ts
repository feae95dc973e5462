import { readFileSync } from 'node:fs';
import { SummaryCounter } from '../core/describe/summary';
import { readText } from '../core/dump/read';
import { ModelBuilder } from '../core/model/build';
import { notice as noticeSentence } from '../texts/en/notices';
import { problemSentence } from '../texts/en/problems';

/** `npm run -s summary -- FILE`: counts of a dump as one JSON object; exit 2 for a refused file. */
function main(path: string | undefined): number {
  if (path === undefined) {
    process.stderr.write('usage: npm run -s summary -- FILE\n');
    return 2;
  }
  const builder = new ModelBuilder();
  const counter = new SummaryCounter();
  const opened = readText(readFileSync(path, 'utf8'), {
    resource: (resource) => {
      builder.resource(resource);
      counter.add(resource);
    },
    section: (kind) => builder.section(kind),
    notice: (notice) => builder.notice(notice),
  });
  if (!opened.ok) {
    process.stderr.write(`${problemSentence(opened.error)}\n`);
    return 2;
  }
  const notices = builder
    .finish(opened.value)
    .notices.map(({ pointer, about }) => ({ pointer, message: noticeSentence(about) }));
  process.stdout.write(`${JSON.stringify({ ...counter.summary(opened.value), notices })}\n`);
  return 0;
}

process.exitCode = main(process.argv[2]);
