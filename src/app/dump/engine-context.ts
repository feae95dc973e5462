import { createContext, useContext } from 'react';
import type { Engine } from '../../engine/protocol';

/** The engine that holds the dump on screen; undefined while none is open. */
export const EngineContext = createContext<Engine | undefined>(undefined);

export const useEngine = (): Engine | undefined => useContext(EngineContext);
