export { TABS, type ViewTab } from '../../core/view/view-state';
