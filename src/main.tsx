import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startTheme } from './app/browser/theme';
import { createQueryClient } from './app/dump/query-client';
import { startLocale } from './app/texts/locale';
import { ViewStore } from './app/view/view-store';
import { WorkspaceProvider } from './app/workspace/workspace-provider';
import { App } from './ui/App';
import './ui/theme/tokens.css';
import './ui/theme/base.css';

startTheme();
const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
const views = new ViewStore(window);
void startLocale(views).then(() =>
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={createQueryClient()}>
        <WorkspaceProvider views={views}>
          <App />
        </WorkspaceProvider>
      </QueryClientProvider>
    </StrictMode>,
  ),
);
