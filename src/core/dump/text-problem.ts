import type { OpenProblem, RefusedFormat } from './problem';
import { findJsonError, firstJsonError } from './scan/json-error';

/**
 * What a file is that is not JSON. People save what they got: an error page, a log, YAML, an
 * archive. Each is recognised by its content, so that the page can say what to do instead of
 * "unexpected token".
 */

/** Why text that JSON.parse refused is no dump. */
export function textProblem(text: string): OpenProblem {
  const body = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  const head = body.slice(0, HEAD).trimStart();
  if (head === '' && body.trim() === '') return { kind: 'empty' };
  return (
    adminProblem(head) ??
    (isHtml(head) ? { kind: 'html' } : undefined) ??
    plainText(head) ??
    (isPython(body, head) ? { kind: 'python-repr' } : undefined) ??
    yamlProblem(head) ??
    firstJsonError(body) ?? { kind: 'unreadable' }
  );
}

/** Enough to see what a text is; comments at the top of a YAML file may be long. */
const HEAD = 16_384;

/** Envoy's admin answers errors in plain text, some with status 200 (config_dump_handler.cc). */
function adminProblem(head: string): OpenProblem | undefined {
  const words = oneLine(head);
  if (/^Failed to convert protobuf message to JSON/i.test(words)) {
    return { kind: 'protobuf-failure', words };
  }
  return ADMIN_ERRORS.some((error) => error.test(words))
    ? { kind: 'admin-error', words }
    : undefined;
}

const ADMIN_ERRORS: readonly RegExp[] = [
  /^.{1,200} is not a repeated field\. Use \?mask=/,
  /^.{1,200} not found in config dump/,
  /^FieldMask .{0,300}could not be successfully (used|applied)/,
  /^Error while parsing name_regex/,
  /^invalid path\. admin commands are/i,
];

/** The message on one line: Envoy prints a field mask with a line break in it. */
function oneLine(text: string): string {
  const characters = Array.from(text.slice(0, 1000).replace(/\s+/g, ' ').trimEnd());
  return characters.length > 300 ? `${characters.slice(0, 299).join('')}…` : characters.join('');
}

function isHtml(head: string): boolean {
  let rest = head;
  while (rest.startsWith('<!--')) {
    const end = rest.indexOf('-->');
    if (end < 0) return false;
    rest = rest.slice(end + 3).trimStart();
  }
  return /^<(!doctype\s+html|html|head|body)\b/i.test(rest);
}

/** `print(dump)` instead of `json.dump`: single quotes, None, True, False. */
function isPython(body: string, head: string): boolean {
  if (!/^[{[(]/.test(head)) return false;
  const at = findJsonError(body)?.at ?? body.length;
  return /^('|[bu]'|(None|True|False)\b)/.test(body.slice(at, at + 6));
}

/** Texts that are told by their lines. */
const LINES: readonly (readonly [RefusedFormat, RegExp])[] = [
  // `/clusters` without format=json: `name::address::stat::value`, and `name::stat::value`.
  ['envoy-clusters-text', /^[^{["\s].*::.*::/],
  // `/listeners` without format=json: `name::address`.
  ['envoy-listeners-text', /^[^{["\s].*::(\[[\da-f:.]+\]:\d+|[\d.]+:\d+|[@/]\S*)$/i],
  // `/stats`: `name: number`, texts and histograms, or Prometheus' form.
  ['envoy-stats', /^(\S*\w\.\S+: (\d+$|"|No recorded values|P0\()|(# (TYPE|HELP) )?envoy_\w+[ {])/],
];

const STARTS: readonly (readonly [RefusedFormat, RegExp])[] = [
  ['pem', /^-----BEGIN [A-Z ]+-----/],
  // Envoy's own log, and access logs in Envoy's and Istio's default formats.
  ['log', /^\[\d{4}-\d\d-\d\d[T ][\d:.]+Z?\](\[\d+\]\[| ")/],
  // Headings of istioctl's tables: words in capitals, in columns.
  [
    'istioctl-table',
    /^(NAME|ADDRESSES?|SERVICE FQDN|ENDPOINT|RESOURCE NAME|VHOST NAME)\s+[A-Z][A-Z ]+\r?\n/,
  ],
];

/** What people save that is neither JSON nor a page of the web. */
function plainText(head: string): OpenProblem | undefined {
  const lines = head
    .split(/\r?\n/)
    .slice(0, 20)
    .filter((line) => line !== '');
  // The last line may have been cut at the end of the head.
  const whole = lines.length > 1 ? lines.slice(0, -1) : lines;
  const found =
    STARTS.find(([, start]) => start.test(head)) ??
    LINES.find(([, line]) => whole.length > 0 && whole.every((one) => line.test(one)));
  if (found !== undefined) return { kind: 'wrong-format', format: found[0] };
  const fenced = !/^[{[]/.test(head) && /^```\w*\s*\r?\n\s*[{[]/m.test(head);
  return fenced ? { kind: 'wrong-format', format: 'markdown' } : undefined;
}

function yamlProblem(head: string): OpenProblem | undefined {
  // `{` and `[` may be YAML too, but then it was meant to be JSON.
  if (/^[{["]/.test(head)) return undefined;
  const lines = head.split(/\r?\n/).filter((line) => !/^\s*(#.*)?$/.test(line));
  const start = lines.findIndex((line) => !/^(---|%YAML)/.test(line));
  const content = lines.slice(Math.max(start, 0), start + 20).map((line) => line.trimStart());
  const first = content[0] ?? '';
  // A message such as "Error: pod not found" has YAML's form by chance.
  const alike = content.filter((line) => YAML_LINE.test(line)).length;
  const enough = Math.max(2, content.length * 0.6);
  if (!YAML_LINE.test(first) || /^(error|curl|warning|fatal)\b/i.test(first) || alike < enough) {
    return undefined;
  }
  const kubernetes =
    lines.some((line) => KUBERNETES.test(line)) && lines.some((line) => /^kind:\s*\S/.test(line));
  return { kind: 'wrong-format', format: kubernetes ? 'kubernetes-yaml' : 'yaml' };
}

/** `key: value`, `- item`, `- key: value`; indentation is taken off before. */
const YAML_LINE = /^(- +)*(("[^"]*"|'[^']*'|[^\s"'{[#&*!|>%@`-][^:{["]*):(\s|$)|-( +\S|$))/;
const KUBERNETES = /^apiVersion:\s*\S/;
