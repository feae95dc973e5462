import { describe, expect, it } from 'vitest';
import { bytesProblem } from './bytes-problem';
import { textProblem } from './text-problem';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const NO_BINARY = 'may be text';

describe('textProblem', () => {
  it('knows emptiness', () => {
    for (const text of ['', ' \n\t ', '\ufeff', '\ufeff\n', ' '.repeat(20_000)]) {
      expect(textProblem(text)).toEqual({ kind: 'empty' });
    }
    expect(textProblem(`${' '.repeat(20_000)}{`)).toMatchObject({ kind: 'truncated' });
  });

  it.each([
    '<!DOCTYPE html><html>',
    '\n<html lang="en">',
    '<!-- error page -->\n<HTML>',
    '\ufeff<head><title>302</title>',
  ])('knows an HTML page: %j', (text) => {
    expect(textProblem(text)).toEqual({ kind: 'html' });
  });

  it("keeps the words of Envoy's own failures", () => {
    const words =
      'Failed to convert protobuf message to JSON string: INVALID_ARGUMENT: could not find @type';
    expect(textProblem(`${words}\n`)).toEqual({ kind: 'protobuf-failure', words });
    expect(textProblem('FieldMask paths: "nope"\n could not be successfully used.')).toEqual({
      kind: 'admin-error',
      words: 'FieldMask paths: "nope" could not be successfully used.',
    });
    for (const error of [
      'bootstrap is not a repeated field. Use ?mask=bootstrap to get only this field',
      'dynamic_listenerz not found in config dump',
      'FieldMask paths: "nope" could not be successfully used.',
      'FieldMask nope could not be successfully applied to any configs.',
      'Error while parsing name_regex from *: no argument for repetition operator: *',
    ]) {
      expect(textProblem(`${error}\n`)).toEqual({ kind: 'admin-error', words: error });
    }
    expect(
      textProblem(`Failed to convert protobuf message to JSON string: ${'x'.repeat(999)}`),
    ).toMatchObject({
      words: expect.stringMatching(/^.{299}…$/),
    });
  });

  it.each([
    "{'configs': \n    [{'@type': 'x'}]}",
    '{"configs": None}',
    '{"a": [True, False]}',
    "[{'a': 1",
    "{b'a': 1}",
  ])('knows what Python prints: %j', (text) => {
    expect(textProblem(text)).toEqual({ kind: 'python-repr' });
  });

  it('knows /clusters', () => {
    expect(
      textProblem(
        'inbound|50||::observability_name::inbound|50||;\nx::10.0.0.1:80::cx_active::0\n',
      ),
    ).toEqual({ kind: 'wrong-format', format: 'envoy-clusters-text' });
  });

  it.each([
    'apiVersion: v1\nkind: Pod\nmetadata:\n  name: x\n',
    '# a comment\n---\napiVersion: networking.istio.io/v1\nkind: Gateway\n',
    'kind: List\napiVersion: v1\nitems:\n- kind: Pod\n',
  ])('knows Kubernetes YAML: %j', (text) => {
    expect(textProblem(text)).toEqual({ kind: 'wrong-format', format: 'kubernetes-yaml' });
  });

  it.each([
    'static_resources:\n  listeners:\n  - address:\n',
    '- clusterName: agent\n  endpoints:\n  - lbEndpoints:\n    - endpoint:\n',
    "resources:\n- name: a\n  resource:\n    '@type': type.googleapis.com/x\n",
    'configs:\n- "@type": type.googleapis.com/envoy.admin.v3.BootstrapConfigDump\n  bootstrap:\n    node: {}\n',
  ])('knows other YAML: %j', (text) => {
    expect(textProblem(text)).toEqual({ kind: 'wrong-format', format: 'yaml' });
  });

  it.each([
    'Error: pods "x" not found\n',
    'error: unable to upgrade connection: container not found ("istio-proxy")\n',
    'curl: (7) Failed to connect to localhost port 15000 after 0 ms: Connection refused\n',
    'Defaulted container "istio-proxy" out of: istio-proxy\n{"configs": []}\n',
    'hello',
  ])('does not take a message for YAML: %j', (text) => {
    expect(textProblem(text)).toMatchObject({ kind: 'not-json', line: 1, column: 1 });
  });

  it('says where JSON ends or is wrong, not counting a byte order mark', () => {
    expect(textProblem('\ufeff{"configs": [')).toEqual({
      kind: 'truncated',
      line: 1,
      column: 14,
      open: 2,
    });
    expect(textProblem('\ufeff{"configs": [1,]}')).toMatchObject({ kind: 'not-json', column: 16 });
  });
});

describe('bytesProblem', () => {
  it.each([
    ['gzip', [0x1f, 0x8b, 8, 0]],
    ['zip', [0x50, 0x4b, 3, 4]],
    ['zstd', [0x28, 0xb5, 0x2f, 0xfd]],
    ['xz', [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0]],
    ['tar', [...bytes('dump.json'.padEnd(257, '\0')), ...bytes('ustar')]],
  ])('knows %s', (_name, first) => {
    expect(bytesProblem(Uint8Array.from(first))).toEqual({
      kind: 'wrong-format',
      format: 'archive',
    });
  });

  it('knows UTF-16, with a byte order mark and without', () => {
    for (const first of [
      [0xff, 0xfe, 0x7b, 0x00],
      [0xfe, 0xff, 0x00, 0x7b],
      [0x7b, 0x00, 0x22, 0x00],
      [0x00, 0x7b, 0x00, 0x22],
    ]) {
      expect(bytesProblem(Uint8Array.from(first))).toEqual({ kind: 'not-text', utf16: true });
    }
  });

  it('knows what is no text', () => {
    for (const first of [
      [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13],
      [0x30, 0x82, 0x03, 0x42, 0x30, 0x82, 0x02, 0x2a, 0xa0, 0x03],
    ]) {
      expect(bytesProblem(Uint8Array.from(first))).toEqual({ kind: 'not-text', utf16: false });
    }
  });

  it('lets text pass', () => {
    for (const first of [
      bytes(''),
      bytes('\ufeff{"a":1}'),
      bytes('{"name":"größer 😀 服务"}'),
      bytes(`${' '.repeat(4094)}é😀`),
      bytes('Error\x1b[0m: red words are text all the same, and a bell \x07 does no harm'),
    ]) {
      expect(bytesProblem(first) ?? NO_BINARY).toBe(NO_BINARY);
    }
  });
});
