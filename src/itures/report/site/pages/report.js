"use strict";
/* Tables that can be sorted and filtered. Without this script they are whole, in their order. */
(() => {
  const spoken = new Intl.NumberFormat("en");
  const text = (cell) => (cell ? (cell.dataset.value ?? cell.textContent).trim() : "");
  const order = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });

  function sortable(table) {
    table.querySelectorAll("thead th[data-sort]").forEach((head) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => sort(table, head));
    });
  }

  function sort(table, head) {
    const down = head.getAttribute("aria-sort") === "ascending";
    const at = head.cellIndex;
    const number = head.dataset.sort === "number";
    const body = table.tBodies[0];
    const rows = [...body.rows].map((row, place) => ({ row, place, key: text(row.cells[at]) }));
    const value = (key) => parseFloat(key.replace(/[\s\u202f]/g, "")) || 0;
    rows.sort((a, b) => {
      // An empty cell comes last, whichever way.
      if (!a.key !== !b.key) return a.key ? -1 : 1;
      const way = number ? value(a.key) - value(b.key) : order.compare(a.key, b.key);
      return (down ? -way : way) || a.place - b.place;
    });
    table.querySelectorAll("thead th").forEach((other) => other.removeAttribute("aria-sort"));
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    body.append(...rows.map((one) => one.row));
  }

  const plain = (words) => words.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();

  function filter(box) {
    const tables = box.dataset.forAll
      ? [...document.querySelectorAll("table[data-sorted]")]
      : [document.getElementById(box.dataset.for || box.dataset.forList)];
    const list = Boolean(box.dataset.forList);
    const rows = () => tables.flatMap((t) => (list ? [...t.children] : [...t.tBodies[0].rows]));
    const all = rows();
    if (all.length < 8) return;
    const words = new Map();
    const search = field("Filter", document.createElement("input"));
    search.type = "search";
    box.append(search.parentNode);
    const choices = [];
    if (!list) {
      const heads = [...tables[0].tHead.rows[0].cells].filter((head) => "choose" in head.dataset);
      heads.forEach((head) => {
        const counts = new Map();
        for (const row of all) {
          const value = choice(row.cells[head.cellIndex]);
          if (value) counts.set(value, (counts.get(value) || 0) + 1);
        }
        if (counts.size < 2 || counts.size > 60) return;
        const select = field(head.textContent.trim(), document.createElement("select"));
        select.append(new Option("All", ""));
        for (const [value, count] of [...counts].sort((a, b) => order.compare(a[0], b[0])))
          select.append(new Option(`${value} (${spoken.format(count)})`, value));
        box.append(select.parentNode);
        choices.push([select, head.cellIndex]);
      });
    }
    const said = document.createElement("p");
    said.setAttribute("role", "status");
    box.append(said);
    const sections = box.dataset.forAll ? tables : [];

    function apply() {
      const wanted = plain(search.value).split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const row of all) {
        let fits = choices.every(([select, at]) => !select.value || choice(row.cells[at]) === select.value);
        if (fits && wanted.length) {
          if (!words.has(row)) words.set(row, plain(row.textContent));
          fits = wanted.every((word) => words.get(row).includes(word));
        }
        row.hidden = !fits;
        shown += fits;
      }
      for (const table of sections) {
        const empty = ![...table.tBodies[0].rows].some((row) => !row.hidden);
        table.closest(".wide").hidden = empty;
        const head = table.closest(".wide").previousElementSibling;
        if (head && head.tagName === "H2") head.hidden = empty;
      }
      said.textContent = shown === all.length
        ? `${spoken.format(all.length)} rows`
        : `${spoken.format(shown)} of ${spoken.format(all.length)} rows`;
    }
    let wait = 0;
    const soon = () => {
      clearTimeout(wait);
      wait = setTimeout(apply, 80);
    };
    box.addEventListener("input", soon);
    box.addEventListener("change", soon); // some browsers say no more of a choice
    apply();
    box.hidden = false;
  }

  /* Of a cell with a state the state is chosen by, else all its words. */
  function choice(cell) {
    const state = cell && cell.querySelector(".state");
    const whole = (state || cell || { textContent: "" }).cloneNode(true);
    if (whole.querySelectorAll) whole.querySelectorAll("[aria-hidden]").forEach((one) => one.remove());
    return whole.textContent.trim().replace(/\s+/g, " ");
  }

  function field(name, control) {
    const label = document.createElement("label");
    label.append(name, control);
    return control;
  }

  document.querySelectorAll("table[data-sorted]").forEach(sortable);
  document.querySelectorAll(".filter").forEach(filter);
})();
