import { useMemo } from 'react';
import { type Outline, outline } from '../core/graph/outline';
import type { Graph } from '../core/graph/types';

/** The tree of everything in the file; built once for a dump. */
export const useOutline = (graph: Graph): Outline => useMemo(() => outline(graph), [graph]);
