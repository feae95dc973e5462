import { type ContainerScanner, MOST_TEXT_BYTES, WINDOW_BYTES } from './container-scanner';
import { GatheredText, OUTPUT_BYTES } from './gathered-text';
import { MODULE_BASE64 } from './wasm/module';

/** What wasm/scanner.as exports. */
interface ScannerExports {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly window: { readonly value: number };
  readonly output: { readonly value: number };
  readonly size: { value: number };
  readonly members: { readonly value: number };
  start(): void;
  advance(from: number, to: number): number;
}

/** Of the hosts' globals what is needed here; the library of core's compiler leaves them out. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: ScannerExports };
};
declare const atob: (base64: string) => string;

/**
 * The scanner in WASM with SIMD; undefined where the host has neither, or a content security policy
 * without 'wasm-unsafe-eval' refuses it. `limit`: the longest text in bytes.
 */
export function wasmScanner(limit = MOST_TEXT_BYTES): ContainerScanner | undefined {
  try {
    const bytes = Uint8Array.from(atob(MODULE_BASE64), (character) => character.charCodeAt(0));
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes));
    return new WasmScanner(exports, limit);
  } catch {
    return undefined;
  }
}

class WasmScanner implements ContainerScanner {
  readonly window: Uint8Array;
  readonly #output: Uint8Array;
  readonly #wasm: ScannerExports;
  readonly #gathered: GatheredText;

  constructor(wasm: ScannerExports, limit: number) {
    this.#wasm = wasm;
    this.#gathered = new GatheredText(limit);
    // The memory has a fixed size, so that views of it stay good.
    const { buffer } = wasm.memory;
    this.window = new Uint8Array(buffer, wasm.window.value, WINDOW_BYTES);
    this.#output = new Uint8Array(buffer, wasm.output.value, OUTPUT_BYTES);
  }

  get members(): number {
    return this.#wasm.members.value;
  }

  start(): void {
    this.#gathered.start();
    this.#wasm.start();
  }

  advance(from: number, to: number): number {
    const { size } = this.#wasm;
    if (size.value + to - from > OUTPUT_BYTES) {
      this.#gathered.add(this.#output.subarray(0, size.value));
      size.value = 0;
    }
    return this.#wasm.advance(from, to);
  }

  text(): string | undefined {
    return this.#gathered.whole(this.#output.subarray(0, this.#wasm.size.value));
  }
}
