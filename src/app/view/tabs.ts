export { MAX_ROW_WORDS, TABS, type ViewTab } from '../../core/view/view-state';
