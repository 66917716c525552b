// What the pages do when scripts run: copying, and lighting up all pieces of a passage. Every page
// can be read and used without it.
for (const button of document.querySelectorAll('[data-copy]')) {
  const label = button.innerHTML;
  button.hidden = false;
  button.addEventListener('click', async () => {
    await copy(button.parentElement.querySelector('code'));
    button.textContent = button.dataset.done;
    setTimeout(() => {
      button.innerHTML = label;
    }, 2000);
  });
}

async function copy(code) {
  if (navigator.clipboard) return navigator.clipboard.writeText(code.textContent);
  // Plain HTTP has no clipboard: select the text, so that it can be copied by hand.
  getSelection().selectAllChildren(code);
  if (!document.execCommand('copy')) throw new Error('The browser does not allow copying.');
}

function lightUp() {
  const wanted = decodeURIComponent(location.hash.slice(1));
  for (const piece of document.querySelectorAll('[data-of]')) {
    piece.classList.toggle('lit', piece.dataset.of === wanted);
  }
}

addEventListener('hashchange', lightUp);
lightUp();
