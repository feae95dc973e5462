import type { OfflineTexts } from '../en/offline';

export const offline: OfflineTexts = {
  kept: '已保存在本浏览器中，没有网络也能打开。',
  asOneFile: '也可以下载成单个文件',
  newer: 'mtlscope 有新版本。',
  newerWithFile: 'mtlscope 有新版本。重新加载后需要再次选择这个文件。',
  reload: '重新加载',
  later: '稍后',
};
