const PATHS = {
  lock: 'M5 7V5a3 3 0 0 1 6 0v2M4 7h8v6H4z',
  file: 'M4 2h5l3 3v9H4zM9 2v3h3',
  search: 'M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM10.5 10.5 14 14',
  sun: 'M8 10.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM8 1.5v1.2M8 13.3v1.2M1.5 8h1.2M13.3 8h1.2M3.4 3.4l.9.9M11.7 11.7l.9.9M12.6 3.4l-.9.9M4.3 11.7l-.9.9',
  moon: 'M13 9.5A5.5 5.5 0 0 1 6.5 3 5.5 5.5 0 1 0 13 9.5z',
  system: 'M2.5 3h11v7.5h-11zM6 13.5h4M8 10.5v3',
  plus: 'M8 3v10M3 8h10',
  minus: 'M3 8h10',
  fit: 'M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10',
  back: 'M9.5 3.5 5 8l4.5 4.5',
  close: 'M4 4l8 8M12 4l-8 8',
  outline: 'M2.5 3.5h4M5 8h8M5 12.5h8M2.5 3.5v9H5M2.5 8H5',
  inspector: 'M2.5 3h11v10h-11zM9.5 3v10',
  way: 'M3 8h6M9 4.5h4M9 11.5h4M9 8V4.5M9 8v3.5',
  stack: 'M8 2.5 14 5.5 8 8.5 2 5.5zM2.5 8.2 8 11l5.5-2.8M2.5 10.9 8 13.7l5.5-2.8',
  alert: 'M8 2.5 14.5 13.5h-13zM8 6.5v3.2M8 11.4v.6',
  info: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 7.2V11M8 4.9v.7',
  clock: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 4.8V8l2.2 1.6',
  copy: 'M5.5 5.5h8v8h-8zM3.5 10.5h-1v-8h8v1',
  check: 'M3 8.5 6.5 12 13 4.5',
  ask: 'M2.5 3h11v8H8l-3 2.8V11H2.5zM6.4 5.6a1.7 1.7 0 1 1 2.3 1.6c-.5.2-.7.5-.7.9M8 9.4v.2',
  share: 'M8 10V2M5 4.8 8 2l3 2.8M3 8.5V14h10V8.5',
  more: 'M2.5 8a.5.5 0 1 0 1 0 .5.5 0 1 0-1 0M7.5 8a.5.5 0 1 0 1 0 .5.5 0 1 0-1 0M12.5 8a.5.5 0 1 0 1 0 .5.5 0 1 0-1 0',
  export: 'M8 10V2.5M4.8 5.5 8 2.5l3.2 3M3 9.5v4h10v-4',
  picture: 'M2.5 3h11v10h-11zM2.5 11l3.5-3.5 3 3 2-2 2.5 2.5M10.5 6.2v.1',
  keys: 'M1.5 4h13v8h-13zM4 6.5h.6M7 6.5h.6M10 6.5h.6M12 6.5h.1M5 9.5h6',
} as const;

export type IconName = keyof typeof PATHS;

/** A line drawing of 16 by 16; always beside a text or inside a named button. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg
      width="16"
      height="16"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.4"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
