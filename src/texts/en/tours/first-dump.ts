import type { TourText } from '../../tours';
import { code } from '../phrases';

export const firstDump: TourText<'first-dump'> = {
  title: 'Read your first dump',
  what: 'What the drawing shows, how to follow a way through it, and how to get an answer out of it.',
  steps: {
    'two-sides': {
      title: 'Two sides of one proxy',
      text: () =>
        'A config dump is everything that one Envoy has been told. The upper half of the drawing is the server side: listeners, which take connections. The lower half is the client side: clusters, which are the services that this proxy calls. A card with others behind it is a stack of things that are configured alike.',
      task: () => 'Select anything on the client side. In the outline it stands under “Outbound”.',
      options: {},
      right: () => 'The inspector tells what you selected, in sentences first.',
      wrong: () => 'That is on the server side, or belongs to both. Take a card of the lower half.',
    },
    'the-path': {
      title: 'A way runs from left to right',
      text: () =>
        'This is the whole path of one filter chain; its button “Show its path” or pressing Enter twice brings you here. From left to right: who takes the connection, by which match, what the transport socket does to the bytes, which secrets it uses, and where these come from.',
      task: () => 'Select a secret on this way.',
      options: {},
      right: () => 'A secret is a certificate with its key, or the roots to verify others with.',
      wrong: () => 'The column “Secret” stands right of the sockets.',
    },
    'four-protections': {
      title: 'Four words for protection',
      text: () =>
        'mTLS: both ends prove who they are. TLS: encrypted, and only the server proves who it is. Plain: neither encrypted nor proven. A question mark: the file does not tell, and the inspector says what is missing. Each has its own line as well, so you need not rely on colour. Other words (app TLS, local, as sent) mean that this proxy has no part in it.',
      task: (f) => `How many filter chains of ${code(f.listener)} take plaintext?`,
      options: {},
      right: () => 'The card and the outline count them for you.',
      wrong: () => 'Count the chains that say “plain”, or read the numbers in the outline.',
    },
    'in-the-file': {
      title: 'Every card stands in the file',
      text: () =>
        'Nothing here is guessed. What you select can be read as JSON, in the file’s own text. Below it stands the `jq` command that prints the very same thing from your file, to paste into a terminal or a ticket.',
      task: () => 'Open the tab JSON of the inspector.',
      options: {},
      right: () => 'The line above the JSON says where in the file it stands.',
      wrong: () => 'The tabs are at the top of the inspector, on the right.',
    },
    mode: {
      title: 'The mode of a port',
      text: () =>
        'What Istio calls STRICT, PERMISSIVE or DISABLE is in no field of a dump. It follows from the filter chains of a port: which of them take TLS with a client certificate, and whether one takes plaintext. The inspector works it out and names the chains that prove it.',
      task: (f) => `Which mode does port ${f.port} have?`,
      options: {},
      right: () => 'That is what Envoy does, whatever a PeerAuthentication somewhere says.',
      wrong: (f) => `Select a chain of port ${f.port} and read the mode in the inspector.`,
    },
    ask: {
      title: 'Ask instead of searching',
      text: () =>
        'The question drawer plays a connection through Envoy’s own rules: who calls, which port, what is sent. You get a verdict and every step that led to it, with the fields of the file that decided. Press `a` to open it, `/` to search for a port, a service or a name.',
      task: (f) => `Ask what happens to a plain curl at port ${f.port}.`,
      options: {},
      right: () =>
        'The link in the address bar now carries the question; another dump gets its own answer.',
      wrong: (f) => `Choose port ${f.port}, and “Plain curl” as the caller.`,
    },
  },
};
