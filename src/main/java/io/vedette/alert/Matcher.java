package io.vedette.alert;

import io.vedette.target.Labels;

/** A label that must have one value; a missing label matches the empty value. */
public record Matcher(String label, String value) {
    public boolean matches(Labels labels) {
        return labels.value(label).equals(value);
    }
}
