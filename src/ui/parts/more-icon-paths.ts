/** Icons that the first page does not need. */
export const MORE = {
  search: 'M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM10.5 10.5 14 14',
  plus: 'M8 3v10M3 8h10',
  minus: 'M3 8h10',
  fit: 'M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10',
  outline: 'M2.5 3.5h4M5 8h8M5 12.5h8M2.5 3.5v9H5M2.5 8H5',
  inspector: 'M2.5 3h11v10h-11zM9.5 3v10',
  way: 'M3 8h6M9 4.5h4M9 11.5h4M9 8V4.5M9 8v3.5',
  stack: 'M8 2.5 14 5.5 8 8.5 2 5.5zM2.5 8.2 8 11l5.5-2.8M2.5 10.9 8 13.7l5.5-2.8',
  info: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 7.2V11M8 4.9v.7',
  clock: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 4.8V8l2.2 1.6',
  ask: 'M2.5 3h11v8H8l-3 2.8V11H2.5zM6.4 5.6a1.7 1.7 0 1 1 2.3 1.6c-.5.2-.7.5-.7.9M8 9.4v.2',
  share: 'M8 10V2M5 4.8 8 2l3 2.8M3 8.5V14h10V8.5',
  more: 'M2.5 8a.5.5 0 1 0 1 0 .5.5 0 1 0-1 0M7.5 8a.5.5 0 1 0 1 0 .5.5 0 1 0-1 0M12.5 8a.5.5 0 1 0 1 0 .5.5 0 1 0-1 0',
  export: 'M8 10V2.5M4.8 5.5 8 2.5l3.2 3M3 9.5v4h10v-4',
  picture: 'M2.5 3h11v10h-11zM2.5 11l3.5-3.5 3 3 2-2 2.5 2.5M10.5 6.2v.1',
  keys: 'M1.5 4h13v8h-13zM4 6.5h.6M7 6.5h.6M10 6.5h.6M12 6.5h.1M5 9.5h6',
} as const;
