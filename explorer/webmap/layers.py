"""What the map shows besides the places: layers, and the figure that fills the counties."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from explorer.webmap.bridge import Bridge
from explorer.webmap.payloads import LayerChoice

if TYPE_CHECKING:
    from explorer.state import State
    from geodata.mapping.choropleth import CountyMetric

__all__ = ["MapLayers"]


class MapLayers(QObject):
    """The choice of layers, shared by the map's own switch and the window's menu.

    Attributes
    ----------
    choice
        What is shown now.
    metrics
        What else than counts the counties can be filled by, under the filter's documents.
    figured
        The codes of the counties that have figures of their own.

    Signals
    -------
    choice_changed, metrics_changed
        Sent after the value has changed, whoever changed it.
    """

    choice_changed = Signal()
    metrics_changed = Signal()

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.choice = LayerChoice()
        self.metrics: tuple[CountyMetric, ...] = ()
        self.figured: tuple[str, ...] = ()
        self._looked_in: tuple[object, frozenset[str]] = (None, frozenset())
        self._bridge = bridge
        bridge.layers_chosen.connect(self._take)

    def follow(self, state: "State") -> None:
        """Offer the metrics of what the state holds."""
        self._state = state
        state.project_changed.connect(self._find_metrics)
        state.filter_changed.connect(self._find_metrics)

    def show_layer(self, name: str, *, shown: bool) -> None:
        """Show or hide a layer of `explorer.webmap.payloads.LAYERS`."""
        self._take(LayerChoice(self.choice.fill, {**self.choice.layers, name: shown}))
        self._bridge.set_layers({name: shown})

    def fill_by(self, fill: str | None) -> None:
        """Fill the counties by `places`, `facts` or the id of a metric; None for plain tints."""
        self._take(LayerChoice(fill, self.choice.layers))
        self._bridge.set_fill(fill)

    def send(self) -> None:
        """Tell the page all of it, as after it has been loaded anew."""
        # Imported here: the page starts before the library is (see explorer.webmap.panel).
        from geodata.mapping.choropleth import metric_data  # noqa: PLC0415

        self._bridge.set_layers(self.choice.layers)
        self._bridge.set_metrics(metric_data(self.metrics, self.figured))
        self._bridge.set_fill(self.choice.fill)

    def _take(self, choice: LayerChoice) -> None:
        if choice != self.choice:
            self.choice = choice
            self.choice_changed.emit()

    def _find_metrics(self) -> None:
        """Look the metrics up among the documents that the filter lets pass."""
        # Imported here: the page starts before the library is (see explorer.webmap.panel).
        from geodata.mapping.choropleth import (  # noqa: PLC0415
            county_metrics,
            figured_counties,
            metric_data,
        )

        snapshot, documents = self._state.snapshot, self._state.filter.documents
        if self._looked_in[0] is snapshot and self._looked_in[1] == documents:
            return  # as at every letter that is typed into the search box
        self._looked_in = (snapshot, documents)
        counties = [county.adcode for county in snapshot.counties]
        facts = [
            fact
            for adcode in counties
            for fact in snapshot.facts_of_area.get(adcode, ())
            if not documents or fact.document_id in documents
        ]
        metrics = county_metrics(facts, snapshot.documents, frozenset(counties))
        figured = figured_counties(facts, frozenset(counties))
        if (metrics, figured) == (self.metrics, self.figured):
            return
        self.metrics, self.figured = metrics, figured
        self._bridge.set_metrics(metric_data(metrics, figured))
        known = {"places", "facts", *(metric.id for metric in metrics)}
        if self.choice.fill not in known:
            self._take(LayerChoice(None, self.choice.layers))
        self.metrics_changed.emit()
