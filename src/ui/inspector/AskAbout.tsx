import { questionAbout } from '../../app/ask/ask-about';
import type { Nodes } from '../../app/dump/use-nodes';
import { useTexts } from '../../app/texts/texts';
import { useQuestionActions } from '../../app/workspace/use-view-actions';
import type { GraphNode } from '../../core/graph/types';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import styles from './Inspector.module.css';

/** Opens the question drawer with a question about the node, where a connection has to do with it. */
export function AskAbout({ node, nodes }: { readonly node: GraphNode; readonly nodes: Nodes }) {
  const { workspace } = useTexts();
  const { ask } = useQuestionActions();
  const owner = node.owner === undefined ? undefined : nodes.get(node.owner);
  const question = questionAbout(node, owner);
  if (question === undefined) return null;
  return (
    <Button small className={styles.askAbout} onClick={() => ask(question)}>
      <Icon name="ask" />
      {workspace.ask.about}
    </Button>
  );
}
