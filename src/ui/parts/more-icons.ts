import { addIcons } from './Icon';
import { MORE } from './more-icon-paths';

addIcons(MORE);
