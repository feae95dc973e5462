import { cleanupOutdatedCaches, type PrecacheEntry, precacheAndRoute } from 'workbox-precaching';

/** Every file of the built site, put in by scripts/vite/service-worker.ts. */
declare const BUILT_FILES: PrecacheEntry[];
declare const self: ServiceWorkerGlobalScope;

/**
 * Keeps the site, and nothing else, for use without a network. An open page keeps the version it
 * began with: a newer one waits until a person asks for it, or until no page is left.
 */
cleanupOutdatedCaches();
precacheAndRoute(BUILT_FILES);

// From the first visit on: what comes on demand is then there when the network goes away.
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('message', ({ data }: ExtendableMessageEvent) => {
  if (data?.type === 'SKIP_WAITING') void self.skipWaiting();
});
