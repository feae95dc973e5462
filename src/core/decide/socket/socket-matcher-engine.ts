import { endpointInput } from '../matcher-tree/endpoint';
import { runMatcher } from '../matcher-tree/matcher-tree';
import { setSocketMatcher } from './socket-matcher';

// Imported for what it does.
setSocketMatcher((matcher, endpoint) =>
  runMatcher(matcher, (input) => endpointInput(input, endpoint)),
);
