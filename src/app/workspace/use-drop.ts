import { useEffect, useState } from 'react';
import { carriesFile, type Offered, readTransfer } from './opening';

const isField = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input, textarea, [contenteditable="true"]') !== null;

/** Makes the whole window take drops and pastes. Returns whether a file hovers over it now. */
export function useDrop(onOffered: (offered: Offered) => void): boolean {
  const [hovering, setHovering] = useState(false);
  useEffect(() => {
    // Enter and leave are fired for every element that is crossed: the depth shows when the window
    // is left.
    let depth = 0;
    const setDepthTo = (next: number): void => {
      depth = Math.max(0, next);
      setHovering(depth > 0);
    };
    const onEnter = (event: DragEvent): void => {
      if (carriesFile(event.dataTransfer)) setDepthTo(depth + 1);
    };
    const onLeave = (event: DragEvent): void => {
      if (carriesFile(event.dataTransfer)) setDepthTo(depth - 1);
    };
    const onOver = (event: DragEvent): void => {
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
    };
    const onDrop = (event: DragEvent): void => {
      setDepthTo(0);
      if (isField(event.target) && !carriesFile(event.dataTransfer)) return;
      event.preventDefault();
      if (event.dataTransfer) onOffered(readTransfer(event.dataTransfer));
    };
    const onPaste = (event: ClipboardEvent): void => {
      if (isField(event.target) || event.clipboardData === null) return;
      event.preventDefault();
      onOffered(readTransfer(event.clipboardData));
    };
    window.addEventListener('dragenter', onEnter);
    window.addEventListener('dragleave', onLeave);
    window.addEventListener('dragover', onOver);
    window.addEventListener('drop', onDrop);
    window.addEventListener('paste', onPaste);
    return () => {
      window.removeEventListener('dragenter', onEnter);
      window.removeEventListener('dragleave', onLeave);
      window.removeEventListener('dragover', onOver);
      window.removeEventListener('drop', onDrop);
      window.removeEventListener('paste', onPaste);
    };
  }, [onOffered]);
  return hovering;
}
