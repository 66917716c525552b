// What the pages do when scripts run: copying, and lighting up all pieces of a passage. Every
// page can be read and used without it.

export const readerScript = `'use strict';
document.querySelectorAll('[data-copy]').forEach(function (button) {
  var label = button.innerHTML;
  button.hidden = false;
  button.addEventListener('click', function () {
    var code = button.parentElement.querySelector('code');
    copy(code).then(function () {
      button.textContent = button.dataset.done;
      setTimeout(function () { button.innerHTML = label; }, 2000);
    });
  });
});

function copy(code) {
  if (navigator.clipboard) return navigator.clipboard.writeText(code.textContent);
  // Plain HTTP has no clipboard: select the text, so that it can be copied by hand.
  getSelection().selectAllChildren(code);
  return document.execCommand('copy') ? Promise.resolve() : Promise.reject();
}

function lightUp() {
  var wanted = decodeURIComponent(location.hash.slice(1));
  document.querySelectorAll('[data-of]').forEach(function (piece) {
    piece.classList.toggle('lit', piece.dataset.of === wanted);
  });
}
addEventListener('hashchange', lightUp);
lightUp();
`;

/** Quotation marks on paper: the sign of the site. */
export const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
<rect width="32" height="32" rx="5" fill="#8c2f1b"/>
<path d="M16 8 7 16l9 8v-4.6L11.500 16 16 12.600zM25 8l-9 8 9 8v-4.6L20.500 16 25 12.600z"
 fill="#fffefb"/></svg>
`;
